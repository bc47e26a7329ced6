package lbm

// Policy is a policy by which disputed boundaries are drawn.
type Policy uint8

// The policies.
const (
	UN       Policy = iota // after the resolutions of the United Nations General Assembly where there are any
	DeFacto                // after who controls the territory
	Policies = 2           // their number
)

// Class says what a line is.
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

// Country is a country, or an area that is drawn as belonging to none.
type Country struct {
	Code     string // ISO 3166-1 alpha-3 where there is one
	Name     string // short, in English
	Naming   [Policies]Naming
	Lon, Lat [Policies]float32 // of its label, degrees
}

// Naming says how maps name a country or a province.
type Naming uint8

// The ways of naming. Plain is a state, or a province like others; AsArea is a country that is no state, or a
// province that is named where its country would be. On a province that is not Plain its country's name never
// stands.
const (
	Plain   Naming = iota
	AsArea         // in small letters
	Apart          // a province by its own name only
	Unnamed        // neither by its own name nor by its country's
	namings
)

// Face is a province, or a country without provinces.
type Face struct {
	ID, Name, ISO string // the source's; in English; ISO 3166-2
	Country       [Policies]int32
	Naming        [Policies]Naming
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
	Country    int32   // the source's, an index in Index.Countries; -1 if it is none of them
	Capital    Capital
	Population int32
}

// Capital says what a town is the capital of.
type Capital uint8

// The kinds of capitals. ContestedCapital is a capital in fact whose status is not settled.
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
	Sources   string    // that a map must credit
	Quantum   float64   // the unit of coordinates, degrees
	Tolerance []float64 // the error of lines at each level of detail, coarsest first, degrees
	Countries []Country
	Faces     []Face
	Lines     []Line
	Seas      []Sea
}

// Local holds names in the countries' own languages, by face and by town; "" if there is none or it is the
// English one.
type Local struct {
	Faces, Towns []string
}

// Detail holds the vertices of every line up to a level of detail. Line i has the vertices
// Starts[i]:Starts[i+1], in quanta; Level is the coarsest level that has the vertex.
type Detail struct {
	Starts []int32
	X, Y   []int32
	Level  []uint8
}

// Map holds the content of a file. Detail is at the finest level.
type Map struct {
	Index
	Towns  []Town
	Local  Local
	Names  Names
	Detail Detail
}
