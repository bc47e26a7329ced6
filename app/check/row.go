package check

import (
	"context"

	"lectern/app/incident"
	"lectern/app/problem"
)

// unsourced warns of incidents without a source, where others have one, and of claims without a claimant, where others name
// theirs: in files of other people the columns are empty throughout.
func unsourced(ctx context.Context, b *checked) problem.List {
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
		if sourced && lacks("sources") && !out.countOnly() {
			one := t.At(row)
			out.add(one.At, "write a key of the bibliography into sources", "%s has no source", one.ID)
		}
		if claimed && lacks("claimed_by") && t.Cell("attribution", row) == incident.Claimed.String() && !out.countOnly() {
			one := t.At(row)
			out.add(one.At, "write into claimed_by who did, or another attribution", "%s is claimed, but not by whom", one.ID)
		}
	}
	return out.list("lack a source or a claimant")
}

// Bounds beyond which a value is probably mistyped.
const (
	longDays   = 300 // from the first to the last day, where both are known
	manyTimes  = 30  // as many as in any other incident
	manyPeople = 300
)

// farKM is how far a place may reach that is known to a precision.
var farKM = map[string]float64{"exact": 15, "near": 100, "town": 100, "district": 400, "province": 1000}

// mistyped warns of incidents that last most of a year, of places that reach farther than any town or province does, and of
// numbers far above all others.
func mistyped(ctx context.Context, b *checked) problem.List {
	t := b.Incidents
	var out doubts
	for row := range incident.Row(t.Len()) {
		if ctx.Err() != nil {
			return nil
		}
		when := t.When(row)
		if days := int(when.Last-when.First) + 1; when.Precision == incident.ByDay && days > longDays && !out.countOnly() {
			one := t.At(row)
			out.add(one.At, "see whether the year of date_end is right", "%s lasts %s days, %s", one.ID, incident.Thousands(days), when)
		}
		if km, area := t.Uncertainty(row); !area && km > farKM["exact"] {
			if most := farKM[t.Cell("location_precision", row)]; most > 0 && km > most && !out.countOnly() {
				one := t.At(row)
				out.add(one.At, "see whether location_radius_km is right", "%s has the precision %s and a radius of %s km", one.ID, one.LocationPrecision, incident.Thousands(int(km)))
			}
		}
	}
	for _, a := range t.Amounts() {
		row, most, next := highest(t, a)
		if row >= 0 && most >= manyPeople && most >= manyTimes*max(1, next) && !out.countOnly() {
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
