package figure

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/typeset"
)

// Map is incidents on a map. It serves one goroutine.
type Map struct {
	Table     *incident.Table
	Selection incident.Selection
	Amount    incident.Amount // what the area of a symbol is proportional to
	Style     Style
	View      atlas.View
	Seen      atlas.View     // the part of View that is really seen, about its middle, as a window shows it; zero: all
	Selected  []incident.Row // rows that are ringed
	Bare      bool           // no legend and no pointers: the window shows its own
	Unnamed   bool           // no labels, as on a cover
	Key       bool           // the legend is there even where it has little room
	Hidden    bool           // the last Draw had little
	Strip     bool           // the legend stands in a strip below the map, off all symbols, as in a text
	Keep      []draw.Rect    // of the view, what else stands there: no name does
	Direct    bool           // few labels: countries, and the largest symbols by name, as on a slide

	base      *atlas.Map
	clusterer *clusterer
	totals    map[incident.Amount]incident.Tally // of the whole table
	discs     []atlas.Disc
	dash      [2]float32
	pen       pen
	size      sizer
	clusters  *Clusters
	certain   incident.Certainty
}

// NewMap returns a map of a table's incidents in a projection.
func NewMap(t *incident.Table, s incident.Selection, p atlas.Projection, o atlas.Options, st Style) *Map {
	return NewPlaces(t, atlas.NewMap(p, o)).Map(s, o, st)
}

// Map returns a map of the incidents in their projection.
func (p *Places) Map(s incident.Selection, o atlas.Options, st Style) *Map {
	m := &Map{
		Table: p.table, Selection: s, Amount: incident.Killed, Style: st, base: atlas.NewMap(p.projection, o), clusterer: newClusterer(p),
		totals: map[incident.Amount]incident.Tally{}, clusters: new(Clusters),
	}
	m.base.Text = st.Text
	m.base.Sparse, m.Direct = st.isSlide(), st.isSlide()
	m.pen.shaper = typeset.NewShaper()
	return m
}

// Base returns the map below the symbols.
func (m *Map) Base() *atlas.Map { return m.base }

// Clusters returns the symbols that the last Draw showed; their places are relative to the map's corner.
func (m *Map) Clusters() *Clusters { return m.clusters }

func (m *Map) cluster() {
	all, known := m.totals[m.Amount]
	if !known {
		all = m.Table.Sum(m.Amount, m.Table.All())
		m.totals[m.Amount] = all
	}
	m.size = m.Style.sizer(m.Amount, all)
	seen := m.Seen
	if seen.W == 0 {
		seen = m.View
	}
	m.certain = m.Table.Certainty(m.Selection)
	m.clusters = m.clusterer.cluster(m.Selection, m.View, seen, m.size)
}

// Draw draws the view into r; its View's size becomes r's without the strip.
func (m *Map) Draw(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	whole := r
	r.H -= m.StripHeight()
	c.Clip(r)
	on := draw.Placed(c, draw.Point{X: r.X, Y: r.Y}, 1)
	m.View.W, m.View.H = r.W, r.H
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

// Land draws what lies below the incidents. It is the same for as long as the view is, so a window
// keeps it while the incidents change.
func (m *Map) Land(c draw.Canvas, p *draw.Palette) { m.base.Base(c, m.View, p) }

// Furniture draws legend, scale, credit, and what lies outside, of the last Draw into r: for a
// window, where the map below is moved and they are not. The clusters are then relative to r.
func (m *Map) Furniture(c draw.Canvas, r draw.Rect, p *draw.Palette) {
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		s.At.X, s.At.Y = s.At.X-(m.View.W-r.W)/2, s.At.Y-(m.View.H-r.H)/2
	}
	m.View.W, m.View.H = r.W, r.H
	placed := draw.Placed(c, draw.Point{X: r.X, Y: r.Y}, 1)
	m.clearPatch(placed, p)
	m.furniture(placed, p)
}

// clearPatch clears the map under scale and credits: under them moves a map whose labels know nothing
// of them.
func (m *Map) clearPatch(c draw.Canvas, p *draw.Palette) {
	unit, small := m.Style.Text, m.Style.Caption
	credits := m.credits()
	r := draw.Rect{X: 8 * unit, Y: credits.Y - float32(2.6*small), W: credits.W + 16*unit, H: credits.H + float32(2.6*small) + 2*unit}
	if !m.base.HasScale(m.View) {
		r.Y, r.H = r.Y+2*small, r.H-2*small
	}
	k := &m.pen
	k.c, k.p = c, p
	k.path.Reset()
	k.path.AddRoundRect(r, 3*unit)
	k.c.Fill(&k.path, p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, p.Rule)
}

// Above clusters the incidents of the view and draws them and the names, on the land.
func (m *Map) Above(c draw.Canvas, p *draw.Palette) {
	k, unit, small := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	m.cluster()
	m.spreads(unit)
	keep := slices.Clone(m.Keep)
	if !m.Bare {
		credits := m.credits()
		keep = append(keep, credits.Inset(-4*unit), draw.Rect{Y: credits.Y - float32(2.4*small), W: m.View.W * 0.25, H: 2.4 * small}, m.pointers(unit))
		if !m.Direct {
			legend := m.legendArea()
			keep = append(keep, legend, m.locatorArea(legend))
		}
	}
	m.discs = m.discs[:0]
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		m.discs = append(m.discs, atlas.Disc{At: s.At, R: max(s.R, s.High)})
	}
	if m.Direct {
		keep = append(keep, m.directAreas()...)
	}
	if !m.Unnamed {
		m.base.Labels(c, m.View, p, keep, m.discs)
	}
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		k.symbol(*s, unit)
	}
	for i := range m.clusters.Symbols { // over all symbols: half a number is a wrong one
		k.count(&m.clusters.Symbols[i], unit, len(m.clusters.Symbols) <= mostBeside)
	}
	if m.Direct {
		m.direct()
	}
	for _, row := range m.Selected {
		if s := m.clusters.Of(row); s != nil && m.Selection.Has(row) {
			k.selection(s.At, max(s.R, s.High), unit)
		}
	}
}

func (m *Map) furniture(c draw.Canvas, p *draw.Palette) {
	k, unit, small := &m.pen, m.Style.Text, m.Style.Caption
	k.c, k.p = c, p
	pad := 16 * unit
	credits := m.credits()
	m.base.CreditLine(c, p, draw.Point{X: pad, Y: credits.Bottom()}, small, m.View.W-2*pad)
	m.base.ScaleBar(c, m.View, p, draw.Point{X: pad, Y: credits.Y - float32(0.6*small)}, small)
	legend := m.legendArea()
	if legend.W > 0 && !m.Direct {
		m.legend(legend, unit)
	}
	if r := m.locatorArea(legend); r.W > 0 {
		m.locator(r)
	}
	m.drawPointers(unit)
}

// credits returns the room of the lines of sources and policy.
func (m *Map) credits() draw.Rect {
	pad := 16 * m.Style.Text
	return m.base.CreditArea(draw.Point{X: pad, Y: m.View.H - float32(0.4*m.Style.Caption)}, m.Style.Caption, m.View.W-2*pad)
}

// mostSpread is how many uncertain places of one view are drawn in their true size; more would hide
// each other and the map, and then a dashed rim says it of each symbol.
const mostSpread = 40

// mostSpreadRadius is the radius of a circle whose rim is in no view of its middle any more.
const mostSpreadRadius = 2000

// spreads draws how far places are uncertain: the area itself, or a circle of true size.
func (m *Map) spreads(unit float32) {
	k := &m.pen
	m.dash[0], m.dash[1] = 4*unit, 3*unit
	loose := 0
	for i := range m.clusters.Symbols {
		if s := &m.clusters.Symbols[i]; s.loose(unit) {
			loose++
		}
	}
	for i := range m.clusters.Symbols {
		s := &m.clusters.Symbols[i]
		k.path.Reset()
		switch {
		case !s.loose(unit):
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
		k.hatched(6*unit, 0.8*unit, k.p.Pale)
		k.c.Stroke(&k.path, draw.Stroke{Width: unit, Dash: m.dash[:]}, k.p.Killed)
	}
}

// mostBeside is how many symbols a map has at most that has numbers beside them.
const mostBeside = 150

// count says how many incidents a symbol stands for: in it, or beside one that is small or hollow, where
// there are few.
func (k *pen) count(s *Symbol, unit float32, few bool) {
	if s.Count < 2 {
		return
	}
	face, size := typeset.Standard().SansHeavy, min(14*unit, max(9*unit, s.R*0.75))
	if s.Shape == Disc && !s.Countless && !s.Unverified && s.R > 6*unit {
		words, room := short(s.Count), 1.9*s.R
		if k.width(face, words, size) > room && s.Count >= 1000 && s.Count < 10_000 {
			words = fmt.Sprintf("%.0fk", float64(s.Count)/1000)
		}
		if k.width(face, words, size) <= room {
			k.textCentre(face, words, s.At.X, s.At.Y+float32(size*0.34), size, k.p.Rim)
			return
		}
	}
	if !few {
		return
	}
	size = 9.5 * unit
	r, w := float32(0.7*max(s.R, s.High)), k.word(face, short(s.Count))
	x, y := s.At.X-r-unit-float32(w.Width*size), s.At.Y-r // names stand at the right
	k.c.Halo(w, x, y, size, 1.5*unit, k.p.Land)
	k.c.Text(w, x, y, size, k.p.Killed)
}

// short returns a count that fits a symbol.
func short(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprint(n)
	case n < 10_000:
		return fmt.Sprintf("%.1fk", float64(n)/1000)
	case n < 1_000_000:
		return fmt.Sprintf("%dk", n/1000)
	}
	return fmt.Sprintf("%.1fM", float64(n)/1e6)
}

// Beyond says what lies outside the view, most people killed first: "Moscow 137–145".
func (m *Map) Beyond() []string {
	rows := m.clusters.Outside
	if len(rows) < m.clusters.Beyond { // too many to be named
		return nil
	}
	type place struct {
		name      string
		low, high int64
		known     bool
	}
	var places []place
	for _, row := range rows {
		one := m.Table.At(row)
		name := m.placeOf(row, &one)
		at := -1
		for i := range places {
			if places[i].name == name {
				at = i
			}
		}
		if at < 0 {
			places, at = append(places, place{name: name}), len(places)
		}
		if l, h := one.Killed.Ends(); l != incident.Unknown {
			places[at].low, places[at].high, places[at].known = places[at].low+int64(l), places[at].high+int64(h), true
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(b.high, a.high) })
	var out []string
	for _, p := range places {
		switch {
		case !p.known:
			out = append(out, p.name+" (number unknown)")
		case p.low == p.high:
			out = append(out, fmt.Sprintf("%s %d", p.name, p.low))
		default:
			out = append(out, fmt.Sprintf("%s %d\u2013%d", p.name, p.low, p.high))
		}
	}
	return out
}

// placeOf names the place of a row as closely as it is known.
func (m *Map) placeOf(row incident.Row, x *incident.Incident) string {
	if area, ok := areaOf(m.Table, row); ok {
		return cmp.Or(area.name, x.Country)
	}
	return cmp.Or(townOf(x), x.Admin1, x.Country)
}

// pointers returns the room that the line about what the map can't show takes.
func (m *Map) pointers(unit float32) draw.Rect {
	words := m.missingWords()
	if words == "" {
		return draw.Rect{}
	}
	k := &m.pen
	r := draw.Rect{X: 16 * unit, Y: 12 * unit, H: m.Style.Caption * 2}
	r.W = min(m.View.W-2*r.X, k.width(typeset.Standard().Sans, words, m.Style.Caption)+float32(20*unit))
	for _, other := range m.Keep {
		if other.Y < r.Bottom() && other.Bottom() > r.Y {
			r.W = min(r.W, other.X-2*r.X)
		}
	}
	return r
}

// missingWords say what the map can't show.
func (m *Map) missingWords() string {
	var words []string
	if beyond := m.beyondWords(); beyond != "" {
		words = append(words, beyond)
	}
	if n := m.clusters.Unplaced; n > 0 {
		words = append(words, incident.Capital(plural(n, "incident has no place on a map", "incidents have no place on a map")))
	}
	return strings.Join(words, ". ")
}

func (m *Map) beyondWords() string {
	if n := m.clusters.Beyond; n > len(m.clusters.Outside) {
		return fmt.Sprintf("%s incidents outside this map", number(float64(n)))
	}
	beyond := m.Beyond()
	if len(beyond) == 0 {
		return ""
	}
	more := ""
	if n := len(beyond); n > 3 {
		beyond, more = beyond[:3], " and "+plural(n-3, "more place", "more places")
	}
	head := "Outside this map, killed: "
	if m.clusters.Beyond > 1 {
		head = fmt.Sprintf("%d incidents outside this map, killed: ", m.clusters.Beyond)
	}
	return head + strings.Join(beyond, ", ") + more
}

func (m *Map) drawPointers(unit float32) {
	r := m.pointers(unit)
	if r.W == 0 {
		return
	}
	k := &m.pen
	k.path.Reset()
	k.path.AddRoundRect(r, 3*unit)
	k.c.Fill(&k.path, k.p.Raise)
	k.c.Stroke(&k.path, draw.Stroke{Width: 0.8 * unit}, k.p.Rule)
	face := typeset.Standard().Sans
	words := k.shaper.Truncate(face, m.missingWords(), (r.W-float32(18*unit))/m.Style.Caption)
	k.text(face, words, r.X+float32(10*unit), r.Y+float32(m.Style.Caption*1.35), m.Style.Caption, k.p.Ink)
}
