package incident

import (
	"cmp"

	"lectern/app/problem"
)

// Incident is one row. Text is empty and numbers are Unknown where nothing is written.
type Incident struct {
	ID    string
	When  When
	Title string

	Country           string // as the gazetteer names it in English, else as written
	CountryCode       string // ISO 3166-1 alpha-3, or ""
	Admin1            string
	Place             string
	HasPoint          bool
	Lat, Lon          float64 // degrees, kept to 1e-7
	LocationPrecision LocationPrecision
	RadiusKM          float64 // as written, kept to the metre; 0 where nothing is written
	CoordinateBasis   string

	EventType                  string
	Tactic, TacticNote         string
	Actor                      string
	Target, TargetNote         string
	Killed, Wounded            Number // without attackers
	AttackersKilled            int32
	Attribution                Attribution
	ClaimedBy, AttributionNote string
	Verification               Verification
	Confidence                 Confidence
	Summary, FiguresNote       string
	Sources                    []string // keys of the bibliography
	Extra                      []Cell   // the columns that the format doesn't have, in file order, without empty ones
	At                         problem.Place
}

// Cell is a value in a column that the format doesn't have.
type Cell struct{ Column, Value string }

// Name returns the title of the incident, or where it has none, its tactic or type and its place.
func (x *Incident) Name() string {
	if x.Title != "" {
		return x.Title
	}
	return nameOf(x.Tactic, x.EventType, x.Place, x.Admin1, x.Country)
}

// nameOf makes a name for an incident without a title.
func nameOf(tactic, eventType, place, admin1, country string) string {
	return what(tactic, eventType) + ", " + cmp.Or(place, admin1, country, "at sea")
}

// Line returns the incident's name with its time and place.
func (x *Incident) Line() string {
	return cmp.Or(x.Title, what(x.Tactic, x.EventType)) + ", " + x.When.String() + ", " + x.Where()
}

// what returns the tactic or type of an incident, as far as it is known.
func what(tactic, eventType string) string { return Capital(cmp.Or(tactic, eventType, "incident")) }

// Where returns the place in one line.
func (x *Incident) Where() string {
	where := cmp.Or(x.Place, x.Admin1)
	switch {
	case where == "":
		return cmp.Or(x.Country, "at sea")
	case x.Country == "":
		return where
	}
	return where + ", " + x.Country
}

// Uncertainty returns how far the incident may lie from its point, in kilometres: the radius as written,
// else that of the precision. Area is true where only the province or country is known and no
// radius is written: then the area itself is the place.
func (x *Incident) Uncertainty() (km float64, area bool) {
	if x.RadiusKM > 0 {
		return x.RadiusKM, false
	}
	km = precisionRadius[x.LocationPrecision]
	return max(km, 0), km < 0
}

// precisionRadius is in kilometres; below zero the area itself is the place.
var precisionRadius = [...]float64{
	LocationUnstated: 0, Exact: 0, Near: 2, Town: 5, District: 25, Province: -1, CountryWide: -1,
}

// Gazetteer knows countries and places. A nil Gazetteer keeps names as written and finds no place.
type Gazetteer interface {
	// Country takes an English name or an ISO 3166-1 alpha-3 code.
	Country(nameOrCode string) (code, name string, ok bool)
	// Locate returns the coordinates of a place in degrees, and its name. Where several places may be meant it
	// returns the names of all and no coordinates, and no name where none is known.
	Locate(place string) (lat, lon float64, names []string)
}
