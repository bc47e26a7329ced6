package check

import (
	"context"
	"math"
	"slices"

	"lectern/app/atlas"
	"lectern/app/incident"
	"lectern/app/problem"
)

// elsewhereKM is how far a point may lie from the town that its place names, and from another point of the place, without doubt.
const elsewhereKM = 100

// elsewhere warns of incidents whose point lies far from the only town of their country that is called as their place, where
// province and town agree, or else far from another point of that place, and of those that lie in another province than they name.
// Towns may share a name with places that no map of the world has.
func elsewhere(ctx context.Context, b *checked) problem.List {
	t, world := b.Incidents, atlas.Load()
	type named struct{ place, code, admin1 string }
	type point struct {
		lat, lon float64
		ok       bool
	}
	type spot struct{ town, first point } // first is that of the first exact one
	spots := map[named]*spot{}
	provinces := provinceWalk{world: world, lies: map[provincePoint]string{}}
	var out doubts
	for row := range incident.Row(t.Placed()) {
		if ctx.Err() != nil {
			return nil
		}
		of := named{t.Cell("place", row), t.CountryCode(row), t.Cell("admin1", row)}
		if of.code == "" || of.admin1 == "" {
			continue
		}
		lon, lat := t.Point(row)
		radius, area := t.Uncertainty(row)
		known := spots[of]
		if known == nil {
			known = &spot{}
			spots[of] = known
			town := &known.town
			town.lat, town.lon, town.ok = world.Town(of.code, of.place)
			province := world.ProvinceNamed(of.code, of.admin1)
			town.ok = town.ok && province != atlas.NoProvince && world.ProvinceAt(of.code, town.lat, town.lon) == province
		}
		isExact := of.place != "" && t.Cell("location_precision", row) == incident.Exact.String()
		if isExact && !known.first.ok {
			known.first = point{lat, lon, true}
		}
		town, first := known.town, known.first
		if km := incident.DistanceKM(lat, lon, town.lat, town.lon); town.ok && !area && km > max(elsewhereKM, 2*radius) {
			if !out.countOnly() {
				one := t.At(row)
				out.add(one.At, "correct lat and lon, or the place", "%s lies %.0f km from %s, its place", one.ID, math.Round(km), of.place)
			}
			continue
		}
		if km := incident.DistanceKM(lat, lon, first.lat, first.lon); isExact && first.ok && km > elsewhereKM {
			if !out.countOnly() {
				one := t.At(row)
				out.add(one.At, "correct lat and lon, or tell the places apart", "%s lies %.0f km from where %s is in another incident, and both are exact", one.ID, math.Round(km), of.place)
			}
			continue
		}
		if t.Len() > mostInProvinces {
			continue
		}
		if other := provinces.other(provincePoint{of.code, of.admin1, lat, lon, max(provinceKM, 2*radius)}); other != "" && !out.countOnly() {
			one := t.At(row)
			out.add(one.At, "correct lat and lon, or admin1", "%s lies in %s, and not in %s", one.ID, other, of.admin1)
		}
	}
	return out.list("lie far from the town that they name")
}

const (
	// mostInProvinces is the number of incidents up to which provinces are compared, since it takes long.
	mostInProvinces = 20_000
	// provinceKM is how far outside its province a place may lie without doubt, since borders of provinces are rough.
	provinceKM = 30
)

// splitOff lists provinces that were part of another until lately, as the map calls both: data sets may name the former.
var splitOff = map[string][]string{
	"Jammu and Kashmir": {"Ladakh"},
	"Andhra Pradesh":    {"Telangana"},
	"Bihar":             {"Jharkhand"},
	"Madhya Pradesh":    {"Chhattisgarh"},
	"Uttar Pradesh":     {"Uttarakhand"},
	"West Darfur":       {"Central Darfur"},
	"South Darfur":      {"East Darfur"},
	"Uruzgan":           {"Daykundi"},
	"Parwan":            {"Panjshir"},
	"Tehran":            {"Alborz"},
	"Nong Khai":         {"Bueng Kan"},
}

// provincePoint is a point, its province as it is named, and how far that may be.
type provincePoint struct {
	code, admin1     string
	lat, lon, within float64
}

// provinceWalk looks around points for their provinces.
type provinceWalk struct {
	world *atlas.World
	lies  map[provincePoint]string // cache of other, since many incidents share a place
}

// other returns the province of the country in which a point lies if that is another than it names, and the one that it names
// isn't near.
func (w *provinceWalk) other(at provincePoint) string {
	name, known := w.lies[at]
	if known {
		return name
	}
	named, lies := w.world.ProvinceNamed(at.code, at.admin1), w.world.ProvinceAt(at.code, at.lat, at.lon)
	if named != atlas.NoProvince && lies != atlas.NoProvince && named != lies && !w.isNear(at, named) {
		name, _ = w.world.NameOf(lies)
		if from, _ := w.world.NameOf(named); slices.Contains(splitOff[from], name) {
			name = ""
		}
	}
	w.lies[at] = name
	return name
}

// isNear reports whether land of a province is around a point, by looking at points on rings around it.
func (w *provinceWalk) isNear(at provincePoint, named atlas.Province) bool {
	const rings, rays, degreeKM = 6, 16, 111.2
	shrink := max(0.01, math.Cos(at.lat*math.Pi/180))
	for ring := 1; ring <= rings; ring++ {
		far := at.within * float64(ring) / rings / degreeKM
		for ray := range rays {
			sin, cos := math.Sincos(2 * math.Pi * float64(ray) / rays)
			if w.world.ProvinceAt(at.code, at.lat+far*sin, at.lon+far*cos/shrink) == named {
				return true
			}
		}
	}
	return false
}
