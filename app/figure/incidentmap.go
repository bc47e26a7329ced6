package figure

import (
	"slices"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/geometry"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Map draws incidents on a map. It serves one goroutine.
type Map struct {
	Table         *incident.Table
	Selection     incident.Selection
	Amount        incident.Amount     // what the area of a symbol is proportional to
	Shaded        bool                // provinces are filled by the amount, and there are no symbols
	Hexagons      bool                // of a shaded map: hexagons are, instead of provinces
	HexagonKM     float64             // their width; 0: by the view's scale
	Beside        *incident.Selection // of a shaded map beside another: what that shows, since one key is for both
	Periods       *Periods            // of a shaded map that plays: those that have one key, or nil
	People        People              // of a shaded map: by whom the amount is divided; nil: it isn't
	Layers        []*brief.Layer      // see ShowLayers
	Style         Style
	View          atlas.View
	Seen          atlas.View      // the part of View, around its middle, that a window shows; zero: all
	Selected      []incident.Row  // rows with a ring around them
	Asked         []geometry.Area // of the query, with a dashed line around them
	Listed        *ShadedPlace    // a province or a hexagon with a line around it, or nil
	Bare          bool            // without legend, scale and credit, which the window draws by Furniture
	Buttons       Buttons         // of a Bare map's window
	Uncredited    bool            // a Bare map has no credits, because one beside it has them
	Unnamed       bool            // without labels, as on a cover
	ForceLegend   bool            // the legend is there even where it has little room
	LegendHidden  bool            // the last Draw had little
	CreditsHidden bool            // the last Furniture had a button in their place
	Strip         bool            // the legend is in a strip below the map, as in a text
	Keep          []draw.Rect     // areas of the view that labels keep clear of
	Direct        bool            // labels for countries and the largest symbols only, as on a slide
	Title         string          // of a Direct map: the places that it names are labelled first

	base   *atlas.Map
	places *Places
	shades shades
	// shadesBefore are those of the map beside this one, which the same Map draws.
	shadesBefore  shades
	nextSums      *Shading // of what is beside it, for the next one, which nobody has yet
	periodClasses periodClasses
	layers        []layer
	colour        string // see ColourBy
	kinds         *incident.Kinds
	clusterer     *clusterer
	totals        map[incident.Amount]incident.Tally // of the whole table
	discs         []atlas.Disc
	counts        []symbolNumber // see numbers
	labels        []directLabel  // of the last Draw, see directLabels
	dash          [2]float32
	pen           pen
	size          sizer
	clusters      *Clusters
	certain       incident.Certainty
}

// NewMap returns a map of a table's incidents in a projection.
func NewMap(t *incident.Table, s incident.Selection, p atlas.Projection, o atlas.Options, st Style) *Map {
	return NewPlaces(t, atlas.NewMap(p, o)).Map(s, o, st)
}

// Map returns a map of the incidents in their projection.
func (p *Places) Map(s incident.Selection, o atlas.Options, st Style) *Map {
	m := &Map{
		Table: p.table, Selection: s, Amount: p.table.Main(), Style: st, base: atlas.NewMap(p.projection, o), places: p, clusterer: newClusterer(p),
		totals: map[incident.Amount]incident.Tally{}, clusters: new(Clusters),
	}
	m.base.Text, m.base.Floor = st.Text, st.Floor
	m.base.Sparse, m.Direct = st.isSlide(), st.isSlide()
	m.pen.shaper = typeset.NewShaper()
	return m
}

// Reproject returns a map of all incidents in another projection, which finds no province anew.
func (m *Map) Reproject(p atlas.Projection, o atlas.Options) *Map {
	places := NewPlaces(m.Table, atlas.NewMap(p, o))
	places.provinces = m.places.provinces
	return places.Map(m.Table.All(), o, m.Style)
}

// Base returns the map below the symbols.
func (m *Map) Base() *atlas.Map { return m.base }

// Clusters returns the symbols of the last Draw, in units from the map's corner.
func (m *Map) Clusters() *Clusters { return m.clusters }

// Cluster finds the symbols of the selection in the view, which Above draws. It may run while Land does.
func (m *Map) Cluster() {
	all, known := m.totals[m.Amount]
	if !known {
		// Files are handed out without unverified incidents: symbols must have the same sizes with and without them.
		all = m.Table.Sum(m.Amount, m.Table.Verified())
		if all.High == 0 {
			all = m.Table.Sum(m.Amount, m.Table.All())
		}
		m.totals[m.Amount] = all
	}
	m.size = m.Style.sizer(m.Amount, all)
	seen := m.Seen
	if seen.W == 0 {
		seen = m.View
	}
	m.certain = m.Table.Certainty(m.Selection)
	m.clusterer.kinds = m.kinds
	if m.Shaded {
		m.clusters = m.clusterer.outside(m.Selection, m.View, seen, m.size)
	} else {
		m.clusters = m.clusterer.cluster(m.Selection, m.View, seen, m.size)
	}
}

// Draw draws the map into r, and sets the size of View to that of r without the strip.
func (m *Map) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	whole := r
	r.H -= m.StripHeight()
	c.Clip(r)
	on := draw.Placed(c, draw.Point{X: r.X, Y: r.Y}, 1)
	m.View.W, m.View.H = r.W, r.H
	m.Cluster()
	m.Land(on, p)
	m.Above(on, p)
	if !m.Bare {
		m.furniture(on, p)
	}
	c.Unclip()
	if m.Strip {
		m.strip(c, draw.Rect{X: r.X, Y: r.Bottom(), W: r.W, H: whole.H - r.H}, p)
	}
}

// Land draws the basemap below the incidents. Unless the map is shaded it depends on the view only, so a window keeps it
// while the incidents change.
func (m *Map) Land(c draw.Canvas, p *draw.Palette) {
	m.base.Under = nil
	if m.Shaded || len(m.Layers) > 0 {
		m.base.Under = m.under
	}
	m.base.Base(c, m.View, p)
	m.outlineLayers(c, m.View, p)
}

// under draws what lies on the land, below waters and boundaries.
func (m *Map) under(c draw.Canvas, v atlas.View, p *draw.Palette) {
	m.fillLayers(c, v, p)
	if m.Shaded {
		m.shade(c, v, p)
	}
	m.hatchLayers(v, p)
}

// Furniture draws legend, scale, credit and the line about incidents outside the map, for the last Draw, into
// r. A window draws them apart, because they stay while the map is moved. Afterwards clusters are in units
// from the corner of r.
func (m *Map) Furniture(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	m.toSeen(r.W, r.H)
	placed := draw.Placed(c, draw.Point{X: r.X, Y: r.Y}, 1)
	m.clearPatch(placed, p)
	m.furniture(placed, p)
}

// Above draws the symbols that Cluster found and the labels, on top of Land.
func (m *Map) Above(c draw.Canvas, p *draw.Palette) {
	k, unit, small := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	m.outlineAsked(unit)
	m.spreads(unit)
	keep := slices.Clone(m.Keep)
	if m.Bare {
		keep = append(keep, m.over()...)
	} else {
		credits := m.credits()
		scale := m.base.ScaleAndNorthArea(m.View, m.scaleAt(), small)
		keep = append(keep, credits.Inset(-4*unit), draw.Rect{Y: credits.Y - float32(2.4*small), W: max(m.View.W*0.25, scale.Right()+4*unit), H: 2.4 * small}, m.pointers(unit))
		if !m.Direct {
			legend := m.legendArea()
			keep = append(keep, legend, m.locatorArea(legend))
		}
	}
	m.discs = m.discs[:0]
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		m.discs = append(m.discs, atlas.Disc{At: s.At, R: s.Solid(unit)})
	}
	var box lineBox
	if m.Direct {
		box = m.lineBox()
		keep = append(keep, box.area)
	}
	lines := m.linesNow()
	numbers := m.numbers(lines, keep)
	for i := range numbers {
		keep = append(keep, numbers[i].area)
	}
	m.labels = m.labels[:0]
	if m.Direct {
		m.labels = m.directLabels(keep)
		for _, l := range m.labels {
			keep = append(keep, l.area)
		}
	}
	if !m.Unnamed {
		m.base.Labels(c, m.View, p, keep, m.discs)
	}
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		if m.kinds != nil {
			k.colouredSymbol(s, unit)
		} else {
			k.symbol(*s, unit)
		}
		m.crossed(lines, s, unit)
	}
	for i := range numbers { // after all symbols: a number that is half covered reads as another
		k.number(&numbers[i], unit, len(lines) > 0)
	}
	if m.Direct {
		m.direct(&box)
	}
	m.outlineListed(unit)
	for _, row := range m.Selected {
		if at, ok := m.places.At(row, m.View); ok && m.Shaded && m.Selection.Has(row) {
			k.symbol(Symbol{At: at, R: m.Style.Least}, unit)
			k.selection(at, m.Style.Least, unit)
		}
		if s := m.clusters.Of(row); s != nil && m.Selection.Has(row) {
			k.selection(s.At, s.Solid(unit), unit)
		}
	}
}

// furniture draws legend, inset, scale, credits and the line about incidents outside the map.
func (m *Map) furniture(c draw.Canvas, p *draw.Palette) {
	k, unit, small := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	pad := 16 * unit
	if m.CreditsHidden = m.shortCredits(); !m.CreditsHidden && !m.Uncredited {
		m.base.CreditLine(c, p, draw.Point{X: pad, Y: m.credits().Bottom()}, m.Style.credit(), m.View.W-2*pad)
	}
	if !m.Bare || m.patch().W > 0 {
		m.base.ScaleAndNorth(c, m.View, p, m.scaleAt(), small)
	}
	legend := m.legendArea()
	if legend.W > 0 && !m.Direct {
		m.legend(legend, unit)
	}
	if r := m.locatorArea(legend); r.W > 0 {
		m.locator(r)
	}
	m.drawPointers(unit)
}

// mostSpread is the number of uncertain places that are drawn in their true size. More would hide each other
// and the map; their symbols have a dashed rim instead.
const mostSpread = 40

// mostSpreadRadius is the radius, in units, above which no view of a circle's middle shows its rim.
const mostSpreadRadius = 2000

// spreads draws uncertain places: the area itself, or a circle of true size.
func (m *Map) spreads(unit float32) {
	k := &m.pen
	m.dash[0], m.dash[1] = 4*unit, 3*unit
	loose := 0
	for i := range m.clusters.Symbols {
		if s := &m.clusters.Symbols[i]; s.isUncertain(unit) {
			loose++
		}
	}
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		k.path.Reset()
		switch {
		case !s.isUncertain(unit):
			continue
		case loose > mostSpread && s.Area == nil:
			s.Rim = true
			continue
		case s.Area != nil:
			if s.Rim = loose > mostSpread || !m.base.Area(&k.path, m.View, s.Area.Code, s.Area.Name); s.Rim {
				continue
			}
		case s.Spread < mostSpreadRadius*unit:
			k.path.AddCircle(s.At.X, s.At.Y, s.Spread)
		default:
			s.Rim = true
			continue
		}
		ink, pale := m.symbolInks(k.p)
		k.hatched(6*unit, 0.8*unit, pale)
		k.c.Stroke(&k.path, draw.Stroke{Width: unit, Dash: m.dash[:]}, ink)
	}
}

// symbolInks returns the inks of what belongs to symbols of any kind, and the pale one.
func (m *Map) symbolInks(p *draw.Palette) (ink, pale draw.Ink) {
	if m.kinds != nil {
		return p.Ink2, p.Ghost
	}
	return p.Killed, p.Pale
}
