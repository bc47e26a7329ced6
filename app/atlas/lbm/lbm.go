package lbm

// Policy says by whose lights boundaries are drawn.
type Policy uint8

// The policies: after the resolutions of the United Nations General Assembly where there are any,
// and by who holds the ground.
const (
	UN Policy = iota
	DeFacto
	Policies = 2
)

// Class is what a line is.
type Class uint8

// The classes. Unseen is the map's own edge, the antimeridian, or a line that a policy leaves out.
const (
	Coast Class = iota
	Province
	Border
	Lake
	River
	Claim
	Disputed
	Indefinite
	Control // line of control, ceasefire or armistice line
	Unseen
	Classes
)

// Country is a country, or an area that is drawn as none's.
type Country struct {
	Code     string  // ISO 3166-1 alpha-3 where there is one
	Name     string  // short, in English
	Lon, Lat float32 // of its label, degrees
}

// Face is a province, or a country without provinces.
type Face struct {
	ID, Name, ISO string // the source's; in English; ISO 3166-2
	Country       [Policies]int32
	Lon, Lat      float32 // of its label, degrees
	Area          float32 // km²
}

// Line is a polyline with a face on each side, or -1: an arc of the topology, a lake's shore, a
// river, a line that is claimed. Seen from its first vertex to its last, Left is on the left.
type Line struct {
	Class       [Policies]Class
	Rank        uint8 // of waters: 0 is the most important
	Left, Right int32
}

// Town is a named place. Towns stand in the order in which maps name them.
type Town struct {
	Name       string
	Lon, Lat   float32 // degrees
	Capital    Capital
	Population int32
}

// Capital is what a town is the capital of.
type Capital uint8

// The capitals. ContestedCapital is one in fact whose status is not settled.
const (
	NoCapital Capital = iota
	ProvinceCapital
	ContestedCapital
	CountryCapital
	capitals
)

// Sea is the name of a sea or a part of one, shown while a unit of the view covers From to To
// degrees.
type Sea struct {
	Name     string
	Lon, Lat float32 // degrees
	From, To float32
}

// Index is the map without its vertices.
type Index struct {
	Sources   string    // what a map credits
	Quantum   float64   // degrees: the unit of coordinates
	Tolerance []float64 // degrees: how far a line at each level of detail may stray, from the coarsest
	Countries []Country
	Faces     []Face
	Lines     []Line
	Seas      []Sea
}

// Local are names in the countries' own languages, by face and by town; "" where none differs
// from the English one.
type Local struct {
	Faces, Towns []string
}

// Detail is every line as far as a level of detail: line i has the vertices Starts[i] up to
// Starts[i+1], in quanta, and Level tells the coarsest level that needs each.
type Detail struct {
	Starts []int32
	X, Y   []int32
	Level  []uint8
}

// Map is all that a file holds. Detail is at the finest level.
type Map struct {
	Index
	Towns  []Town
	Local  Local
	Detail Detail
}
