package exchange

import (
	"fmt"
	"strings"
	"sync/atomic"

	"lectern/app/incident"
	"lectern/app/problem"
)

// A countryChange is what becomes of a country's name.
type countryChange struct {
	what, example string
	doubted       string // the name that it is kept under, where the row's point may tell another country; else ""
}

// country sets the country of a row without one by its point, and counts what becomes of a name.
func (c *conversion) country() error {
	written := strings.TrimSpace(c.get("country"))
	if written != "" {
		change, met := c.became[written]
		if !met {
			change = c.options.changeOf(written)
			c.became[strings.Clone(written)] = change
		}
		at := c.elsewhere(change.doubted)
		switch {
		case at != "" && written == namibia: // R writes the code of Namibia and a missing country alike
			c.count(noNumber, written)
			c.set("country", "")
		case at != "" && c.options.CameOf != nil && c.options.CameOf(at, written):
			c.count(fmt.Sprintf("the country %s read as %s, in which the point lies", written, at), "")
			c.set("country", at)
			return nil
		default:
			c.count(change.what, change.example)
			return nil
		}
	}
	lat, lon, ok := c.where()
	if !ok && !c.has("country") {
		return problem.New(problem.BadRow, c.place(), "no column is known to hold the country, and the row has no point that tells it",
			"say with --map in which column it stands, or for all rows by country: {value: …}")
	}
	if !ok || c.options.Country == nil {
		return nil
	}
	if name, ok := c.options.Country(lat, lon); ok {
		c.set("country", name)
		c.count(fromPoint, name)
	} else {
		c.count(atSea, c.get("lat")+", "+c.get("lon"))
	}
	return nil
}

// countryAlone keeps a row of another schema of which nothing finer than the country is known. It is counted and listed,
// and no map gives it a point.
func (c *conversion) countryAlone() {
	_, has := c.index["location_precision"]
	if !has || c.profile.Name == own || c.get("country") == "" {
		return
	}
	for _, finer := range [...]string{"lat", "lon", "place", "admin1"} {
		if c.get(finer) != "" {
			return
		}
	}
	if c.get("location_precision") != "country" {
		c.set("location_precision", "country")
		c.count(countryOnly, c.get("country"))
	}
}

// elsewhere returns the country in which the point of the row lies, where that isn't the one named; "" without either.
func (c *conversion) elsewhere(name string) string {
	if name == "" || c.options.Country == nil {
		return ""
	}
	lat, lon, ok := c.where()
	if !ok {
		return ""
	}
	if at, onLand := c.options.Country(lat, lon); onLand && at != name {
		return at
	}
	return ""
}

// changeOf returns what becomes of a country's name as written. A state that is no more, or a part of one, isn't the state
// that it is kept under, so each is a kind of its own.
func (o *Options) changeOf(written string) (change countryChange) {
	if o.Gazetteer == nil {
		return change
	}
	_, name, ok := o.Gazetteer.Country(written)
	switch {
	case !ok || name == written:
		return change
	case o.isOther(written):
		return countryChange{fmt.Sprintf("the country %s read as %s", written, name), "", name}
	case written == namibia:
		change.doubted = name
	}
	change.what, change.example = otherCountry, written+" as "+name
	return change
}

func (o *Options) isOther(written string) bool { return o.Other != nil && o.Other(written) }

// A watchman notes whether a country was looked up that is kept under the name of another one, or may be missing.
type watchman struct {
	incident.Gazetteer
	isOther func(name string) bool
	seen    atomic.Bool
}

// Country implements incident.Gazetteer.
func (w *watchman) Country(nameOrCode string) (code, name string, ok bool) {
	if nameOrCode == namibia || w.isOther != nil && w.isOther(nameOrCode) {
		w.seen.Store(true)
	}
	return w.Gazetteer.Country(nameOrCode)
}
