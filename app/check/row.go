package check

import (
	"context"
	"math"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/problem"
)

// unsourced warns of incidents without a source, where others have one, and of claims without a claimant, where others name
// theirs: in files of other people the columns are empty throughout.
func unsourced(ctx context.Context, b *brief.Brief) problem.List {
	t := b.Incidents
	sourced, claimed := len(t.Values("sources", t.All())) > 0, len(t.Values("claimed_by", t.All())) > 0
	if !sourced && !claimed {
		return nil
	}
	var out doubts
	for row := range incident.Row(t.Len()) {
		if ctx.Err() != nil {
			return nil
		}
		lacks := func(column string) bool { return t.Cell(column, row) == "" }
		if sourced && lacks("sources") && !out.full() {
			one := t.At(row)
			out.add(one.At, "write a key of the bibliography into sources", "%s has no source", one.ID)
		}
		if claimed && lacks("claimed_by") && t.Cell("attribution", row) == incident.Claimed.String() && !out.full() {
			one := t.At(row)
			out.add(one.At, "write into claimed_by who did, or another attribution", "%s is claimed, but not by whom", one.ID)
		}
	}
	return out.list("lack a source or a claimant")
}

// Bounds beyond which a value is probably mistyped.
const (
	longDays   = 300 // from the first to the last day, where both are known
	farKM      = 500 // that a place may reach, where more than its country is known
	manyTimes  = 50  // as many as in any other incident
	manyPeople = 500
)

// mistyped warns of incidents that last most of a year, of places that reach farther than any town or province does, and of
// numbers far above all others.
func mistyped(ctx context.Context, b *brief.Brief) problem.List {
	t := b.Incidents
	var out doubts
	for row := range incident.Row(t.Len()) {
		if ctx.Err() != nil {
			return nil
		}
		when := t.When(row)
		if days := int(when.Last-when.First) + 1; when.Precision == incident.ByDay && days > longDays && !out.full() {
			one := t.At(row)
			out.add(one.At, "see whether the year of date_end is right", "%s lasts %s days, %s", one.ID, incident.Thousands(days), when)
		}
		if km, area := t.Uncertainty(row); !area && km > farKM && !out.full() {
			if one := t.At(row); one.LocationPrecision != incident.LocationUnstated && one.LocationPrecision != incident.CountryWide {
				out.add(one.At, "see whether location_radius_km is right", "the place of %s is known to %s, and may be %s km away", one.ID, one.LocationPrecision, incident.Thousands(int(km)))
			}
		}
	}
	for _, a := range t.Amounts() {
		row, most, next := highest(t, a)
		if row >= 0 && most >= manyPeople && most >= manyTimes*max(1, next) && !out.full() {
			one := t.At(row)
			out.add(one.At, "see whether a digit is too many", "%s has up to %s %s, and no other incident has more than %s", one.ID, incident.Thousands(int(most)), a.Many, incident.Thousands(int(next)))
		}
	}
	return out.list("may be mistyped")
}

// highest returns the row with the highest figure of an amount, that figure and the highest of all others. The row is -1 where
// too few are known to compare.
func highest(t *incident.Table, a incident.Amount) (row incident.Row, most, next int32) {
	const fewest = 5
	_, highs := t.Column(a)
	known := 0
	row = -1
	for i, high := range highs[:min(len(highs), t.Len())] {
		if high == incident.Unknown || high == incident.Open {
			continue
		}
		if known++; high > most || row < 0 {
			row, most, next = incident.Row(i), high, most
		} else {
			next = max(next, high)
		}
	}
	if known < fewest {
		return -1, 0, 0
	}
	return row, most, next
}

// elsewhereKM is how far a point may lie from the town that its place names, without doubt.
const elsewhereKM = 100

// elsewhere warns of incidents whose point lies far from the only town of their country that is called as their place, where
// province and town agree. Towns may share a name with places that no map of the world has.
func elsewhere(ctx context.Context, b *brief.Brief) problem.List {
	t, world := b.Incidents, atlas.Load()
	type named struct{ place, code, admin1 string }
	type town struct {
		lat, lon float64
		ok       bool
	}
	towns := map[named]town{}
	var out doubts
	for row := range incident.Row(t.Placed()) {
		if ctx.Err() != nil {
			return nil
		}
		of := named{t.Cell("place", row), t.CountryCode(row), t.Cell("admin1", row)}
		if of.place == "" || of.code == "" || of.admin1 == "" {
			continue
		}
		at, known := towns[of]
		if !known {
			at.lat, at.lon, at.ok = world.Town(of.code, of.place)
			province := world.ProvinceNamed(of.code, of.admin1)
			at.ok = at.ok && province != atlas.NoProvince && world.ProvinceAt(of.code, at.lat, at.lon) == province
			towns[of] = at
		}
		if !at.ok {
			continue
		}
		lon, lat := t.Point(row)
		radius, area := t.Uncertainty(row)
		if km := incident.DistanceKM(lat, lon, at.lat, at.lon); !area && km > max(elsewhereKM, 2*radius) && !out.full() {
			one := t.At(row)
			out.add(one.At, "correct lat and lon, or the place", "%s lies %.0f km from %s, its place", one.ID, math.Round(km), of.place)
		}
	}
	return out.list("lie far from the town that they name")
}

// spellings warns of names that differ in case, hyphens or an article alone: they count as two.
func spellings(_ context.Context, b *brief.Brief) problem.List {
	t := b.Incidents
	var out doubts
	for _, field := range []string{"actor", "target", "claimed_by", "tactic", "event_type", "admin1", "place"} {
		first := map[string]string{}
		for _, v := range t.Values(field, t.All()) { // the most frequent first
			usual, taken := first[sameWords(v.Value)]
			if !taken {
				first[sameWords(v.Value)] = v.Value
				continue
			}
			if out.full() {
				continue
			}
			if row := rowWith(t, field, v.Value); row >= 0 {
				one := t.At(row)
				out.add(one.At, "write both in one way", "%s “%s” of %s counts as another than “%s”", field, v.Value, one.ID, usual)
			}
		}
	}
	return out.list("are names in two spellings")
}

// rowWith returns the first row with a value in a column, or -1.
func rowWith(t *incident.Table, column, value string) incident.Row {
	for row := range incident.Row(t.Len()) {
		if t.Cell(column, row) == value {
			return row
		}
	}
	return -1
}
