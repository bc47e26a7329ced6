package brief

import (
	"cmp"
	"fmt"

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
	Figures   // a table of figures
)

// drawingKinds holds the class of a kind's fence, the word for such a drawing, and the function that reads
// the attributes that no other kind has, or nil.
var drawingKinds = [...]struct {
	class, noun string
	attributes  func(*reader, *Drawing, *attributes)
}{
	Map:       {"map", "map", (*reader).mapAttributes},
	Timeline:  {"timeline", "timeline", (*reader).timelineAttributes},
	Chart:     {"chart", "chart", (*reader).chartAttributes},
	Incidents: {"incidents", "table", (*reader).tableAttributes},
	Figures:   {"table", "table", (*reader).figuresAttributes},
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
	By          string   // chart: the field or step of time counted by; empty is "year". Figures: one or two, with a comma
	Measure     string   // chart, figures: "sum killed"; empty is "count"
	Top         int      // figures: how many values stand alone; 0 is all
	With        []string // figures: the statistics beside the measure
	Compare     string   // figures: the query whose figures stand beside those of Query; empty is none
	Unit        string   // timeline: the unit of time of its bars; empty is what fits
	Log         bool     // timeline, chart over time: the axis is logarithmic
	Series      string   // chart: name of a series, instead of incidents
	Columns     []string // incidents, as Sort and Limit
	Sort        string
	Limit       int // rows; 0 is no limit
	Extent      *Extent
	Shade       string // map: the amount by which provinces are filled, instead of symbols
	Density     string // map: the amount by which hexagons are filled, instead of symbols
	Colour      string // map: the field by which symbols are told apart, instead of by attribution
	Labels      []MapLabel
	Layers      []string // map: names of the layers over it
	Views       []string // map: names of the views to whose areas it goes on slides
	Annotations []string // lines of the fence's body
	FullPage    bool     // it takes a whole page, where there are pages

	figures   []*LiveFigure                  // in Title, Caption and Alt, as text
	queryAt   func(column int) problem.Place // where a column of Query is in brief.md
	measureAt func(column int) problem.Place
	viewAt    problem.Place
	viewsAt   []problem.Place // of each of Views
	compareAt func(column int) problem.Place
	byAt      problem.Place // of a table of figures
	withAt    problem.Place
	seriesAt  problem.Place
	shadeAt   problem.Place
	densityAt problem.Place
	colourAt  problem.Place
	layersAt  []problem.Place // of each of Layers
}

// CountedBy returns the field or step of time of a chart's bars.
func (d *Drawing) CountedBy() string { return cmp.Or(d.By, "year") }

// Look returns a text that is the same for all drawings that look the same where they show the same incidents.
func (d *Drawing) Look() string {
	return fmt.Sprintf("%q", []any{
		d.Kind, d.View, d.Title, d.Caption, d.By, d.Measure, d.Top, d.With, d.Compare, d.Unit, d.Log, d.Series, d.Columns, d.Sort, d.Limit, fmt.Sprint(d.Extent), d.Shade, d.Density, d.Colour, d.Labels, d.Layers, d.Views,
	})
}

// Fields returns the fields or steps of time of a table of figures.
func (d *Drawing) Fields() []string { return splitList(d.CountedBy()) }

// Measured returns the measure of a chart's bars or a table's figures, "count" where the author gives none.
func (d *Drawing) Measured() string { return cmp.Or(d.Measure, "count") }
