package atlas

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lectern/app/atlas/lbm"
	"lectern/app/draw"
	"lectern/app/typeset"
)

// Disc is a symbol on the map that labels keep clear of, in the view's units.
type Disc struct {
	At draw.Point
	R  float32
}

// label is a name with the positions at which it may be set: left end and baseline.
type label struct {
	words   [3]*draw.Word // lines
	lines   int
	size    float32
	ink     draw.Ink
	halo    draw.Ink
	at      [14]draw.Point // the positions, best first
	n       int            // number of positions
	dot     draw.Point
	capital bool
	isTown  bool
	clear   float32 // free space wanted around it
	isState bool    // its middle must not be in another country than country, but at the first position
	country int32
}

// add adds another line below.
func (l *label) add(w *draw.Word) {
	l.words[l.lines] = w
	l.lines++
}

// width returns the width of the widest line.
func (l *label) width() (width float32) {
	for _, w := range l.words[:l.lines] {
		width = max(width, float32(w.Width*l.size))
	}
	return width
}

type spacedKey struct {
	face  *typeset.Face
	text  string
	track float32
}

// word returns a shaped name with letters track ems apart.
func (m *Map) word(face *typeset.Face, text string, track float32) *draw.Word {
	if track == 0 {
		return m.setter.Line(face, text)
	}
	key := spacedKey{face, text, track}
	w, ok := m.spaced[key]
	if !ok {
		w = m.setter.Spaced(face, text, track)
		m.spaced[key] = w
	}
	return w
}

// Labels draws the names of seas, countries, provinces and towns where there is room. The areas in keep and
// the discs stay clear; a town under a disc has its name at the disc's rim.
func (m *Map) Labels(c draw.Canvas, v View, p *draw.Palette, keep []draw.Rect, discs []Disc) {
	f := labelling{frame: m.frame(c, v, p), faces: typeset.Standard(), places: m.plane.places(), list: m.world.towns(), discs: discs}
	m.prominent = m.prominent[:0]
	m.placed.reset(v.W, v.H)
	m.placed.add(keep...)
	for _, d := range discs {
		m.placed.add(draw.Rect{X: d.At.X - d.R, Y: d.At.Y - d.R, W: 2 * d.R, H: 2 * d.R})
	}
	f.own()
	if !m.Sparse {
		f.capitals()
		f.findProminent()
	}
	f.countries()
	f.waters()
	if !m.Sparse {
		f.lakes()
		f.provinces()
		f.towns()
	}
}

// labelling has all that drawing the labels of one view needs.
type labelling struct {
	frame
	faces  *typeset.Faces
	places *places
	list   []lbm.Town
	discs  []Disc
}

// leading returns the distance of baselines; Naskh needs more than other scripts.
func (l *label) leading() float32 {
	if l.words[l.lines-1].RTL {
		return float32(1.35 * l.size)
	}
	return float32(1.15 * l.size)
}

// below returns how far the last line reaches below the first line's baseline.
func (l *label) below() float32 {
	descent := float32(0.2) // ems
	if l.words[l.lines-1].RTL {
		descent = 0.45
	}
	return float32(l.leading()*float32(l.lines-1)) + float32(descent*l.size)
}

// place draws a label at the first position that is free, if there is one, and reports whether there is. It prefers
// positions that don't overlap the dots of some towns.
func (f *labelling) place(l *label, towns []draw.Rect) bool {
	return f.placeOff(l, towns) || f.placeOff(l, nil)
}

// placeOff draws a label at the first position that is free and overlaps none of the areas to avoid, and reports
// whether there is one.
func (f *labelling) placeOff(l *label, avoid []draw.Rect) bool {
	for i, at := range l.at[:l.n] {
		if r := l.areaAt(at); f.inView(r) && !f.placed.overlaps(r.Inset(-l.clear)) && !overlapsAny(avoid, r) && (i == 0 || !l.isState || f.atHome(l, at)) {
			f.put(l, at)
			return true
		}
	}
	return false
}

// areaAt returns the area that a label covers at a position.
func (l *label) areaAt(at draw.Point) draw.Rect {
	return draw.Rect{X: at.X, Y: at.Y - float32(l.size*0.8), W: l.width(), H: float32(l.size*0.8) + l.below()}
}

// inView reports whether an area lies in the view, with a small margin.
func (f *labelling) inView(r draw.Rect) bool {
	return r.X >= 2 && r.Y >= 2 && r.Right() <= f.v.W-2 && r.Bottom() <= f.v.H-2
}

// put draws a label at a position, which then is taken.
func (f *labelling) put(l *label, at draw.Point) {
	f.placed.add(l.areaAt(at))
	if l.isTown {
		f.dot(l)
		f.placed.add(f.dotArea(l.dot))
	}
	width := l.width()
	for i, w := range l.words[:l.lines] {
		x, y := at.X+(width-float32(w.Width*l.size))/2, at.Y+float32(l.leading()*float32(i))
		f.c.Halo(w, x, y, l.size, 1.6*f.Text, l.halo)
		f.c.Text(w, x, y, l.size, l.ink)
	}
}

func overlapsAny(areas []draw.Rect, r draw.Rect) bool {
	for i := range areas {
		if areas[i].Overlaps(r) {
			return true
		}
	}
	return false
}

// dotArea returns the area that a town's dot covers.
func (f *labelling) dotArea(at draw.Point) draw.Rect {
	r := float32(3.4 * f.Text)
	return draw.Rect{X: at.X - r, Y: at.Y - r, W: 2 * r, H: 2 * r}
}

// dot draws a town's dot, or a capital's ring.
func (f *labelling) dot(l *label) {
	f.path.Reset()
	if !l.capital {
		f.path.AddCircle(l.dot.X, l.dot.Y, 1.8*f.Text)
		f.c.Fill(&f.path, l.ink)
		return
	}
	f.path.AddCircle(l.dot.X, l.dot.Y, 2.6*f.Text)
	f.c.Fill(&f.path, f.p.Focus)
	f.c.Stroke(&f.path, draw.Stroke{Width: 1.3 * f.Text}, l.ink)
}

// part is the largest province of a country in the view.
type part struct {
	at   draw.Point
	area float32
}

// countries names countries, the largest first, at their label point, or else in the largest of their
// provinces in the view on which a country's name may stand. A province that is named in its country's place
// follows.
func (f *labelling) countries() {
	f.Map.seen = slices.Grow(f.Map.seen[:0], len(f.world.Countries))[:len(f.world.Countries)]
	seen := f.Map.seen
	clear(seen)
	for i := range f.world.Faces {
		one := &f.world.Faces[i]
		if s, in := f.nameable(f.places.faces[i]); in && one.Naming[f.boundaries] == lbm.Plain {
			if p := &seen[one.Country[f.boundaries]]; one.Area > p.area {
				*p = part{s, one.Area}
			}
		}
	}
	order := f.named[:0]
	for c := range seen {
		if seen[c].area > 0 && f.world.Countries[c].Naming[f.boundaries] != lbm.Unnamed {
			order = append(order, int32(c))
		}
	}
	f.named = order
	area := f.world.area[f.boundaries]
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(area[b], area[a]), cmp.Compare(a, b)) })
	for _, c := range order {
		at := f.v.ToView(f.places.countries[f.boundaries][c].x, f.places.countries[f.boundaries][c].y)
		away := at.X < 20 || at.Y < 20 || at.X > f.v.W-20 || at.Y > f.v.H-20
		if away {
			at = seen[c].at
		}
		name, times := f.world.upper[c], float32(stateWidth)
		if f.world.Countries[c].Naming[f.boundaries] == lbm.AsArea {
			name, times = f.world.Countries[c].Name, areaWidth
		}
		l, across := f.countryName(name, area[c])
		if l.width() > across*times {
			continue
		}
		if away { // a step more could lead out of the country
			l.centre(at, 26*f.Text, 0)
			f.placeOff(&l, nil)
			continue
		}
		l.centre(at, 26*f.Text, across)
		near := 0.3 * across
		for _, dx := range [...]float32{0, -near, near} {
			l.shift(draw.Point{X: at.X + dx, Y: at.Y}, -near, near, 0)
		}
		l.isState, l.country = true, c
		f.place(&l, f.prominent)
	}
	for i := range f.world.Faces {
		one := &f.world.Faces[i]
		if at, in := f.nameable(f.places.faces[i]); in && one.Naming[f.boundaries] == lbm.AsArea {
			if l, across := f.countryName(one.Name, one.Area); l.width() <= across*areaWidth {
				l.centre(at, 26*f.Text, across)
				f.place(&l, f.prominent)
			}
		}
	}
}

// atHome reports whether the middle of a country's name at a position lies in that country or at sea, by counting the
// boundaries below it.
func (f *labelling) atHome(l *label, at draw.Point) bool {
	x, y := f.x0+(at.X+l.width()/2)/f.k, f.y0-(at.Y-float32(l.size*0.35))/f.k
	in := func(face int32) bool { return face >= 0 && f.world.Faces[face].Country[f.boundaries] == l.country }
	home, land := false, false
	for i := range f.world.Lines {
		if line := &f.world.Lines[i]; f.level.crosses(int32(i), x, y) { // few do
			home, land = home != (in(line.Left) != in(line.Right)), land != ((line.Left >= 0) != (line.Right >= 0))
		}
	}
	return home || !land
}

// nameable returns where a point lies in the view, and whether there is room for a name about it.
func (f *labelling) nameable(p planePoint) (at draw.Point, in bool) {
	at = f.v.ToView(p.x, p.y)
	return at, at.X > 10 && at.Y > 10 && at.X < f.v.W-10 && at.Y < f.v.H-10
}

// How much wider than a state, or another area, its name may be. A state's may stick out farther, else a map
// names one of two neighbours that are much of a size, such as Israel and Palestine or the two Koreas.
const (
	stateWidth = 1.5
	areaWidth  = 1.25
)

// countryName returns the name of a country of an area in km², and roughly its width in the view.
func (f *labelling) countryName(name string, area float32) (l label, across float32) {
	across = f.across(area)
	l = label{size: f.size(min(15*f.Text, max(10.5*f.Text, across/16))), ink: f.p.Country, halo: f.p.Land, clear: 4 * f.Text}
	l.add(f.word(f.faces.Sans, name, 0.16))
	return l, across
}

// size returns a size of type, not below the floor.
func (f *labelling) size(of float32) float32 { return max(f.Floor, of) }

// across returns roughly the width in the view of an area in km².
func (f *labelling) across(area float32) float32 {
	return float32(math.Sqrt(float64(area)) / perDegree / f.degrees)
}

// centre gives a label its positions: centred on a point, or else a step above or below it, or two if the area that
// it names is high enough.
func (l *label) centre(at draw.Point, step, height float32) {
	l.shift(at, 0, -step, step)
	if 2*step <= height/2 {
		l.shift(at, -2*step, 2*step)
	}
}

// shift gives a label a position centred so far below a point, for each distance.
func (l *label) shift(at draw.Point, below ...float32) {
	for _, dy := range below {
		l.at[l.n] = draw.Point{X: at.X - l.width()/2, Y: at.Y + float32(l.size*0.35) + dy}
		l.n++
	}
}

func (f *labelling) provinces() {
	if f.degrees > 0.022 {
		return
	}
	for i := range f.world.Faces {
		one := &f.world.Faces[i]
		if one.Name == f.world.Countries[one.Country[f.boundaries]].Name {
			continue // a country without provinces
		}
		if n := one.Naming[f.boundaries]; n == lbm.AsArea || n == lbm.Unnamed {
			continue
		}
		at := f.v.ToView(f.places.faces[i].x, f.places.faces[i].y)
		if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H {
			continue
		}
		l := label{size: f.size(11.5 * f.Text), ink: f.p.Admin, halo: f.p.Focus, clear: 4 * f.Text}
		l.add(f.word(f.faces.Sans, one.Name, 0.08))
		f.alsoLocal(&l, f.localFace(i), f.faces.Sans)
		if across := f.across(one.Area); l.width() <= across*0.95 {
			l.centre(at, 18*f.Text, across)
			f.placeOff(&l, f.prominent)
		}
	}
}

func (f *labelling) waters() {
	for _, s := range f.world.Seas {
		if f.degrees < float64(s.From) || f.degrees > float64(s.To) {
			continue
		}
		at := f.v.ToView(f.plane.proj.Forward(float64(s.Lon), float64(s.Lat)))
		l := label{size: f.size(13 * f.Text), ink: f.p.Water, halo: f.p.Sea, n: 1, clear: 3 * f.Text}
		f.addWater(&l, s.Name)
		l.at[0] = draw.Point{X: at.X - l.width()/2, Y: at.Y - float32(float32(l.lines-1)*l.size*0.55)}
		f.placeOff(&l, nil)
	}
}

// addWater adds the name of a water to a label, each word on a line.
func (f *labelling) addWater(l *label, name string) {
	for part := range strings.FieldsSeq(name) {
		if l.lines < len(l.words) {
			l.add(f.word(f.faces.SerifItalic, part, 0.04))
		}
	}
}
