package brief

import (
	"cmp"

	"lectern/app/problem"
)

// DrawingKind is the kind of a Drawing.
type DrawingKind uint8

// The kinds of drawings.
const (
	Map DrawingKind = iota + 1
	Timeline
	Chart
	Incidents // a table of incidents
)

// drawingKinds holds the class of a kind's fence, the word for such a drawing, and the function that reads
// the attributes that no other kind has, or nil.
var drawingKinds = [...]struct {
	class, noun string
	attributes  func(*reader, *Drawing, *attributes)
}{
	Map:       {"map", "map", (*reader).mapAttributes},
	Timeline:  {"timeline", "timeline", nil},
	Chart:     {"chart", "chart", (*reader).chartAttributes},
	Incidents: {"incidents", "table", (*reader).tableAttributes},
}

// DrawingKinds returns all kinds of drawings.
func DrawingKinds() (all []DrawingKind) {
	for kind := range drawingKinds[Map:] {
		all = append(all, Map+DrawingKind(kind))
	}
	return all
}

// String returns the class of the fence that makes the drawing.
func (k DrawingKind) String() string { return drawingKinds[k].class }

// Noun returns the word for a drawing of the kind.
func (k DrawingKind) Noun() string { return drawingKinds[k].noun }

// Extent is a part of the world in degrees: west, south, east, north. East may be less than west
// where it crosses the antimeridian.
type Extent [4]float64

// Drawing is a picture or table made from the brief's data. Empty fields were not given.
type Drawing struct {
	Node
	ID          string
	Kind        DrawingKind
	Query       string // which incidents; empty is all
	View        string // name of a view, instead of Query and Extent
	Title       string // what the drawing shows, in a sentence
	Caption     string
	Alt         string   // the author's text alternative, instead of the one made from the data
	By          string   // chart: the field or step of time counted by; empty is "year"
	Measure     string   // chart: "sum killed"; empty is "count"
	Series      string   // chart: name of a series, instead of incidents
	Columns     []string // incidents, as Sort and Limit
	Sort        string
	Limit       int // rows; 0 is no limit
	Extent      *Extent
	Shade       string   // map: the amount by which provinces are filled, instead of symbols
	Views       []string // map: names of the views to whose areas it goes on slides
	Annotations []string // lines of the fence's body
	FullPage    bool     // it takes a whole page, where there are pages

	figures   []*LiveFigure                  // in Title, Caption and Alt, as text
	queryAt   func(column int) problem.Place // where a column of Query is in brief.md
	measureAt func(column int) problem.Place
	viewAt    problem.Place
	viewsAt   []problem.Place // of each of Views
	seriesAt  problem.Place
	shadeAt   problem.Place
}

// CountedBy returns the field or step of time of a chart's bars.
func (d *Drawing) CountedBy() string { return cmp.Or(d.By, "year") }

// Measured returns the measure that a chart's bars show, "count" where the author gives none.
func (d *Drawing) Measured() string { return cmp.Or(d.Measure, "count") }
