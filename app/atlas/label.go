package atlas

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lectern/app/draw"
	"lectern/app/typeset"
)

// Disc is a symbol on the map that labels keep clear of, in the view's units.
type Disc struct {
	At draw.Point
	R  float32
}

// label is a name with the places where it may stand: Left and baseline of each.
type label struct {
	words   [3]*draw.Word // lines
	lines   int
	size    float32
	ink     draw.Ink
	halo    draw.Ink
	spots   [4]draw.Point
	n       int
	dot     draw.Point
	capital bool
	isTown  bool
	clear   float32 // free room wanted about it
}

type spacedKey struct {
	face  *typeset.Face
	text  string
	track float32
}

func (m *Map) word(face *typeset.Face, text string, track float32) *draw.Word {
	if track == 0 {
		return m.setter.Word(face, text, false)
	}
	key := spacedKey{face, text, track}
	w, ok := m.spaced[key]
	if !ok {
		w = m.setter.Spaced(face, text, track)
		m.spaced[key] = w
	}
	return w
}

// Labels names seas, countries, provinces and towns where there is room. Areas in keep and discs
// stay clear; a town under a disc has its name at the disc's rim.
func (m *Map) Labels(c draw.Canvas, v View, p *draw.Palette, keep []draw.Rect, discs []Disc) {
	f := m.frame(c, v, p)
	m.plane.points()
	m.placed = append(m.placed[:0], keep...)
	for _, d := range discs {
		m.placed = append(m.placed, draw.Rect{X: d.At.X - d.R, Y: d.At.Y - d.R, W: 2 * d.R, H: 2 * d.R})
	}
	faces := typeset.Standard()
	if !m.Sparse {
		f.capitals(faces, discs)
	}
	f.countries(faces)
	f.waters(faces)
	if !m.Sparse {
		f.provinces(faces)
		f.towns(faces, discs)
	}
}

// place puts a label on the first spot that is free.
func (f *frame) place(l *label) bool {
	width := float32(0)
	for _, w := range l.words[:l.lines] {
		width = max(width, w.Width*l.size)
	}
	leading := l.size * 1.15
	height := leading*float32(len(l.words)-1) + l.size
	for _, at := range l.spots[:l.n] {
		r := draw.Rect{X: at.X, Y: at.Y - l.size*0.8, W: width, H: height}
		if r.X < 2 || r.Y < 2 || r.Right() > f.v.W-2 || r.Bottom() > f.v.H-2 {
			continue
		}
		wide := r.Inset(-l.clear)
		if f.taken(wide) {
			continue
		}
		f.placed = append(f.placed, r)
		if l.isTown {
			f.dot(l)
			f.placed = append(f.placed, draw.Rect{X: l.dot.X - 3, Y: l.dot.Y - 3, W: 6, H: 6})
		}
		for i, w := range l.words[:l.lines] {
			x, y := at.X+(width-w.Width*l.size)/2, at.Y+leading*float32(i)
			f.c.Halo(w, x, y, l.size, 1.6*f.Text, l.halo)
			f.c.Text(w, x, y, l.size, l.ink)
		}
		return true
	}
	return false
}

// taken reports whether something stands where r would.
func (f *frame) taken(r draw.Rect) bool {
	for _, p := range f.placed {
		if p.Overlaps(r) {
			return true
		}
	}
	return false
}

func (f *frame) dot(l *label) {
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

// capitals come before other towns, or Islamabad loses to Rawalpindi.
func (f *frame) capitals(faces *typeset.Faces, discs []Disc) {
	if f.degrees > 0.09 {
		return
	}
	for i := range f.world.towns {
		if t := &f.world.towns[i]; t.capital == 2 {
			f.town(faces, i, discs)
		}
	}
}

func (f *frame) towns(faces *typeset.Faces, discs []Disc) {
	if f.degrees > 0.045 {
		return
	}
	room := int(f.v.W * f.v.H / (9500 * f.Text * f.Text))
	for i := range f.world.towns { // largest first
		if f.world.towns[i].capital == 2 {
			continue
		}
		if f.town(faces, i, discs) {
			if room--; room <= 0 {
				return
			}
		}
	}
}

func (f *frame) town(faces *typeset.Faces, i int, discs []Disc) bool {
	at := f.v.ToView(f.plane.towns[i].x, f.plane.towns[i].y)
	if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H {
		return false
	}
	t := &f.world.towns[i]
	face, size := faces.Sans, 12*f.Text
	if t.capital == 2 {
		face, size = faces.SansBold, 13*f.Text
	} else if t.population > 2_000_000 {
		size = 13 * f.Text
	}
	w := f.word(face, t.name, 0)
	l := label{words: [3]*draw.Word{w}, lines: 1, size: size, ink: f.p.Town, halo: f.p.Focus, dot: at, capital: t.capital == 2, isTown: true, clear: 5 * f.Text}
	gap := 5 * f.Text
	for _, d := range discs {
		if d.At.Distance(at) < d.R+4 { // the name moves to the symbol's rim, and the symbol is its dot
			at, gap, l.isTown, l.clear = d.At, d.R+4*f.Text, false, 1
			break
		}
	}
	width := w.Width * size
	l.spots = [4]draw.Point{
		{X: at.X + gap, Y: at.Y + size*0.33},
		{X: at.X - gap - width, Y: at.Y + size*0.33},
		{X: at.X - width/2, Y: at.Y - gap - 1},
		{X: at.X - width/2, Y: at.Y + gap + size*0.75},
	}
	l.n = 4
	if l.isTown && f.taken(draw.Rect{X: at.X - 2, Y: at.Y - 2, W: 4, H: 4}) {
		return false
	}
	return f.place(&l)
}

// part is what is seen of a country: the sum of its provinces' places, by area.
type part struct{ x, y, weight float64 }

// countries are named where they have room, at the middle of what is seen of them.
func (f *frame) countries(faces *typeset.Faces) {
	f.Map.seen = slices.Grow(f.Map.seen[:0], len(f.world.countries))[:len(f.world.countries)]
	seen := f.Map.seen
	clear(seen)
	for i := range f.world.faces {
		at := f.plane.faces[i]
		if s := f.v.ToView(at.x, at.y); s.X > 10 && s.Y > 10 && s.X < f.v.W-10 && s.Y < f.v.H-10 {
			a := float64(f.world.faces[i].area)
			p := seen[f.world.faces[i].country]
			seen[f.world.faces[i].country] = part{p.x + at.x*a, p.y + at.y*a, p.weight + a}
		}
	}
	order := f.named[:0]
	for c := range seen {
		if seen[c].weight > 0 {
			order = append(order, int32(c))
		}
	}
	f.named = order
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(f.world.countries[b].area, f.world.countries[a].area), cmp.Compare(a, b))
	})
	for _, c := range order {
		one, p := &f.world.countries[c], seen[c]
		if strings.Contains(one.name, "Base Area") {
			continue
		}
		at := f.v.ToView(f.plane.lands[c].x, f.plane.lands[c].y)
		if at.X < 20 || at.Y < 20 || at.X > f.v.W-20 || at.Y > f.v.H-20 {
			at = f.v.ToView(p.x/p.weight, p.y/p.weight)
		}
		across := float32(math.Sqrt(float64(one.area)) / f.degrees) // roughly the country's width in the view
		size := min(15*f.Text, max(10.5*f.Text, across/16))
		w := f.word(faces.Sans, one.upper, 0.16)
		width := w.Width * size
		if width > across*1.25 {
			continue
		}
		l := label{words: [3]*draw.Word{w}, lines: 1, size: size, ink: f.p.Country, halo: f.p.Land, n: 3, clear: 4 * f.Text}
		for k, dy := range [...]float32{0, -26 * f.Text, 26 * f.Text} {
			l.spots[k] = draw.Point{X: at.X - width/2, Y: at.Y + size*0.35 + dy}
		}
		f.place(&l)
	}
}

func (f *frame) provinces(faces *typeset.Faces) {
	if f.degrees > 0.022 {
		return
	}
	for i := range f.world.faces {
		one := &f.world.faces[i]
		if one.hidden || one.name == "" {
			continue
		}
		at := f.v.ToView(f.plane.faces[i].x, f.plane.faces[i].y)
		if at.X < 0 || at.Y < 0 || at.X > f.v.W || at.Y > f.v.H {
			continue
		}
		size := 11.5 * f.Text
		w := f.word(faces.Sans, one.name, 0.08)
		width := w.Width * size
		if across := float32(math.Sqrt(float64(one.area)) / f.degrees); width > across*0.95 {
			continue
		}
		l := label{words: [3]*draw.Word{w}, lines: 1, size: size, ink: f.p.Admin, halo: f.p.Focus, n: 3, clear: 4 * f.Text}
		for k, dy := range [...]float32{0, -18 * f.Text, 18 * f.Text} {
			l.spots[k] = draw.Point{X: at.X - width/2, Y: at.Y + size*0.35 + dy}
		}
		f.place(&l)
	}
}

// seas are where their names stand best; the names are those of the UN's and the International
// Hydrographic Organization's documents.
var seas = []struct {
	name     string
	lon, lat float64
	from, to float64 // degrees a unit between which the name is shown
}{
	{"ATLANTIC OCEAN", -35, 25, 0.04, 1},
	{"PACIFIC OCEAN", -150, 10, 0.06, 1},
	{"INDIAN OCEAN", 78, -18, 0.03, 1},
	{"ARCTIC OCEAN", 10, 82, 0.06, 1},
	{"Arabian Sea", 63.5, 17.5, 0.006, 0.12},
	{"Bay of Bengal", 88.5, 15, 0.006, 0.12},
	{"Caspian Sea", 50.6, 41.6, 0.003, 0.07},
	{"Black Sea", 34.5, 43.3, 0.003, 0.07},
	{"Mediterranean Sea", 18, 35, 0.006, 0.1},
	{"Red Sea", 38, 20.5, 0.004, 0.05},
	{"Persian Gulf", 51.3, 27.2, 0.002, 0.04},
	{"Gulf of Oman", 58.7, 24.6, 0.002, 0.025},
	{"Gulf of Aden", 47.5, 12.3, 0.003, 0.03},
	{"Aral Sea", 58.6, 45.1, 0.002, 0.015},
	{"North Sea", 3, 56, 0.004, 0.05},
	{"Baltic Sea", 19.3, 57.5, 0.004, 0.05},
	{"South China Sea", 114, 14, 0.008, 0.1},
	{"Gulf of Guinea", 3, 2, 0.006, 0.06},
	{"Caribbean Sea", -75, 15, 0.008, 0.1},
	{"Sea of Azov", 36.6, 46.1, 0.001, 0.012},
	{"Gulf of Mexico", -90, 25, 0.006, 0.1},
	{"Sea of Japan", 134.5, 40, 0.006, 0.06},
	{"Mozambique Channel", 41, -18, 0.008, 0.06},
}

func (f *frame) waters(faces *typeset.Faces) {
	for _, s := range seas {
		if f.degrees < s.from || f.degrees > s.to {
			continue
		}
		x, y := f.plane.proj.Forward(s.lon, s.lat)
		at := f.v.ToView(x, y)
		l := label{size: 13 * f.Text, ink: f.p.Water, halo: f.p.Sea, n: 1, clear: 3 * f.Text}
		width := float32(0)
		for part := range strings.FieldsSeq(s.name) {
			w := f.word(faces.SerifItalic, part, 0.04)
			l.words[l.lines] = w
			l.lines++
			width = max(width, w.Width*l.size)
		}
		l.spots[0] = draw.Point{X: at.X - width/2, Y: at.Y - float32(l.lines-1)*l.size*0.55}
		f.place(&l)
	}
}
