package atlas

import (
	"math/rand/v2"
	"testing"
	"unicode"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
)

// listener keeps where words and dots were drawn.
type listener struct {
	draw.Canvas
	words []placedWord
	rects []draw.Rect
}

type placedWord struct {
	text string
	rtl  bool
	area draw.Rect // of letters that reach neither high nor low
}

func (l *listener) Text(w *draw.Word, x, y, size float32, ink draw.Ink) {
	l.words = append(l.words, placedWord{w.Text, w.RTL, draw.Rect{X: x, Y: y - size*0.7, W: w.Width * size, H: size * 0.75}})
	l.Canvas.Text(w, x, y, size, ink)
}

func (l *listener) Fill(p *draw.Path, ink draw.Ink) {
	l.rects = append(l.rects, p.Bounds())
	l.Canvas.Fill(p, ink)
}

// Whatever the view, no name covers another, a town's mark, a symbol or what is to stay clear, and
// none runs out of the map.
func TestNamesNeverCollide(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	rtl, all := 0, 0
	for n := range golden.Rounds(16) {
		proj := Projection(NewAzimuthal(float64(r.IntN(360)-180), float64(r.IntN(140)-70)))
		if n < len(views) {
			proj = views[n].proj
		} else if n%2 == 0 { // where names have two lines
			proj = NewAzimuthal(float64(35+r.IntN(30)), float64(25+r.IntN(12)))
		}
		m := NewMap(proj, Options{LocalNames: n%2 == 0, Boundaries: Boundaries(n % 2)})
		for range 20 {
			m.Text = []float32{0.7, 1, 1.9}[r.IntN(3)]
			w, h := 300+1000*r.Float32(), 200+600*r.Float32()
			lon, lat := r.Float64()*360-180, r.Float64()*140-70
			if a, ok := proj.(Azimuthal); ok { // where it shows something
				lon, lat = Wrap(a.lon+r.Float64()*60-30), max(-85, min(85, a.lat+r.Float64()*50-25))
			}
			x, y := proj.Forward(lon, lat)
			v := View{X: x, Y: y, Scale: 2e-5 * float64(uint(1)<<r.IntN(8)), W: w, H: h}
			var discs []Disc
			for range r.IntN(30) {
				discs = append(discs, Disc{At: draw.Point{X: w * r.Float32(), Y: h * r.Float32()}, R: 3 + 30*r.Float32()})
			}
			keep := []draw.Rect{{X: w * r.Float32(), Y: h * r.Float32(), W: w / 3, H: h / 3}, {Y: h - 40, W: w, H: 40}}
			_, canvas := raster.NewImage(w, h, 1, draw.Light.Sea)
			l := &listener{Canvas: canvas}
			m.Labels(l, v, &draw.Light, keep, discs)
			all += len(l.words)
			for i, a := range l.words {
				if a.rtl {
					rtl++
				}
				for _, b := range l.words[:i] {
					if a.area.Overlaps(b.area) {
						t.Errorf("view %v: %q lies over %q", v, a.text, b.text)
					}
				}
				for _, d := range discs {
					x, y := max(a.area.X, min(d.At.X, a.area.Right())), max(a.area.Y, min(d.At.Y, a.area.Bottom()))
					if d.At.Distance(draw.Point{X: x, Y: y}) < d.R-0.5 {
						t.Errorf("view %v: %q lies over a symbol", v, a.text)
					}
				}
				for _, k := range keep {
					if a.area.Overlaps(k) {
						t.Errorf("view %v: %q lies over what is to stay clear", v, a.text)
					}
				}
				for _, dot := range l.rects {
					if a.area.Overlaps(dot) {
						t.Errorf("view %v: %q lies over a town", v, a.text)
					}
				}
				if a.area.X < 0 || a.area.Y < 0 || a.area.Right() > w || a.area.Bottom() > h {
					t.Errorf("view %v: %q runs out of the map", v, a.text)
				}
			}
		}
	}
	if all < 1000 || rtl < 20 {
		t.Errorf("only %d words on all maps, %d of them from right to left: the test tests little", all, rtl)
	}
}

// A name in another script stands below the English one where a font has its letters, and only
// when it is asked for.
func TestLocalNames(t *testing.T) {
	for _, c := range []struct {
		name   string
		extent Extent
		asked  bool
		want   []string
		not    *unicode.RangeTable
	}{
		{"Afghanistan", Extent{62, 30, 72, 38}, true, []string{"Helmand", "هلمند", "Herat", "هرات"}, nil},
		{"Afghanistan, in English", Extent{62, 30, 72, 38}, false, []string{"Helmand"}, unicode.Arabic},
		{"Pakistan", Extent{65, 28, 73, 35}, true, []string{"Quetta", "کوئٹہ"}, nil},
		{"Ukraine", Extent{29, 45, 38, 51}, true, []string{"Kyiv", "Київ"}, nil},
		{"Greece", Extent{20, 36, 26, 41}, true, []string{"Athens", "Αθήνα"}, nil},
		{"Germany", Extent{8, 47, 14, 51}, true, []string{"Bavaria", "Bayern"}, nil},
		{"Japan, whose letters no font has", Extent{134, 33, 141, 38}, true, []string{"Tokyo"}, unicode.Han},
	} {
		p := ForExtent(c.extent)
		_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
		l := &listener{Canvas: canvas}
		NewMap(p, Options{LocalNames: c.asked}).Labels(l, Fit(p, c.extent, 1280, 800), &draw.Light, nil, nil)
		found := map[string]bool{}
		for _, w := range l.words {
			found[w.text] = true
			for _, r := range w.text {
				if c.not != nil && unicode.Is(c.not, r) {
					t.Errorf("%s: the map shows %q", c.name, w.text)
				}
			}
			if w.rtl != hasArabic(w.text) {
				t.Errorf("%s: %q runs the wrong way", c.name, w.text)
			}
		}
		for _, want := range c.want {
			if !found[want] {
				t.Errorf("%s: the map doesn't name %s", c.name, want)
			}
		}
	}
}

func hasArabic(s string) bool {
	for _, r := range s {
		if unicode.Is(unicode.Arabic, r) {
			return true
		}
	}
	return false
}
