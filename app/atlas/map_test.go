package atlas

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
)

const mapW, mapH = 420, 300

// views are where maps go wrong: over the date line, about a pole, and where the far side of the
// globe is land.
var views = []struct {
	name   string
	proj   Projection
	extent Extent
	focus  []string
}{
	{"region", NewAzimuthal(69, 32), Extent{58, 22, 80, 42}, []string{"AFG", "PAK"}},
	{"close", NewAzimuthal(69, 32), Extent{68, 33.5, 71, 35.5}, []string{"AFG"}},
	{"world", EqualEarth{}, Extent{-180, -60, 180, 85}, []string{"BRA"}},
	{"world about the date line", EqualEarth{180}, Extent{-180, -85, 180, 85}, []string{"RUS", "USA"}},
	{"world cut through Africa and Europe", EqualEarth{-150}, Extent{-180, -90, 180, 90}, []string{"COD", "ATA"}},
	{"the cut, from near", EqualEarth{-150}, Extent{0, -10, 29.9, 10}, []string{"COD"}},
	{"date line", NewAzimuthal(180, -15), Extent{165, -25, -165, -5}, []string{"FJI"}},
	{"north pole", NewAzimuthal(0, 90), Extent{-180, 60, 180, 90}, []string{"NOR"}},
	{"south pole", NewAzimuthal(0, -90), Extent{-180, -90, 180, -62}, nil},
	{"Kerguelen", NewAzimuthal(69, -49), Extent{62, -53, 76, -45}, nil},
	{"Kerguelen from afar", NewAzimuthal(69, -49), Extent{20, -70, 118, 10}, []string{"CHN"}},
	{"Argentina", NewAzimuthal(-65, -38), Extent{-76, -56, -52, -21}, []string{"ARG"}},
	{"Indonesia from afar", NewAzimuthal(118, -2), Extent{60, -60, 178, 60}, []string{"IDN"}},
	{"Hawaii", NewAzimuthal(-157, 20), Extent{-161, 18, -154, 23}, []string{"USA"}},
}

func (w *World) landAt(lon, lat float64) (on bool, code string) {
	if f := w.faceAt(lon, lat); f != nil {
		return true, w.Countries[f.Country[UN]].Code
	}
	return false, ""
}

// uniform is the colour about a pixel, or false where colours meet.
func uniform(img *image.RGBA, x, y int) (color.RGBA, bool) {
	at := img.RGBAAt(x, y)
	for dy := -3; dy <= 3; dy++ {
		for dx := -3; dx <= 3; dx++ {
			if img.RGBAAt(x+dx, y+dy) != at {
				return at, false
			}
		}
	}
	return at, true
}

// What is land on the globe is land on the map, and what is sea is sea, wherever the view: no
// fill runs out of its outline.
func TestNoFillSpills(t *testing.T) {
	w := Load()
	p := &draw.Light
	named := map[color.RGBA]string{}
	for name, ink := range map[string]draw.Ink{"sea": p.Sea, "land": p.Land, "focus": p.Focus, "lake": p.Lake} {
		named[color.RGBA{ink.R, ink.G, ink.B, 255}] = name
	}
	most := golden.Rounds(90)
	for _, c := range views {
		t.Run(c.name, func(t *testing.T) {
			m := NewMap(c.proj, Options{Focus: c.focus})
			v := Fit(c.proj, c.extent, mapW, mapH)
			img, canvas := raster.NewImage(mapW, mapH, 1, p.Page)
			m.Base(canvas, v, p)
			r := rand.New(rand.NewPCG(7, 8))
			looked := map[string]int{}
			for range 400 {
				x, y := 4+r.IntN(mapW-8), 4+r.IntN(mapH-8)
				got, plain := uniform(img, x, y)
				lon, lat := c.proj.Inverse(v.ToPlane(draw.Point{X: float32(x) + 0.5, Y: float32(y) + 0.5}))
				px, py := c.proj.Forward(lon, lat)
				back := v.ToView(px, py)
				if !plain || math.Abs(lon) > 180 || math.Hypot(float64(back.X)-float64(x)-0.5, float64(back.Y)-float64(y)-0.5) > 1 {
					continue // a line, or off the globe
				}
				want := "sea"
				if on, code := w.landAt(lon, lat); on {
					want = "land"
					for _, f := range c.focus {
						if f == code {
							want = "focus"
						}
					}
				}
				looked[want]++
				if have := named[got]; have != want && (have != "lake" || want == "sea") {
					t.Errorf("%.2f, %.2f (pixel %d,%d) is %s, the map shows %q", lon, lat, x, y, want, have)
				}
				if looked["sea"]+looked["land"]+looked["focus"] == most {
					break
				}
			}
			if looked["sea"]+looked["land"]+looked["focus"] < min(40, most) {
				t.Errorf("only %v were looked at", looked)
			}
		})
	}
}

// At every level of detail an outline comes back to where it began.
func TestOutlinesCloseAtEveryLevel(t *testing.T) {
	w := Load()
	sets := map[string][]ring{"land": w.land()}
	for _, code := range []string{"AFG", "PAK", "RUS", "UKR", "FJI", "ATA"} {
		sets[code] = w.outline(func(f int32) bool { return w.Countries[w.Faces[f].Country[UN]].Code == code })
	}
	for _, proj := range []Projection{views[0].proj, EqualEarth{}, EqualEarth{-150}, NewAzimuthal(0, 90)} {
		for n := range w.Tolerance {
			l := planeOf(w, proj).at(n)
			for name, rings := range sets {
				for _, r := range rings {
					for i, s := range r {
						next := r[(i+1)%len(r)]
						end, start := l.starts[s.line+1]-1, l.starts[next.line]
						if s.reverse {
							end = l.starts[s.line]
						}
						if next.reverse {
							start = l.starts[next.line+1] - 1
						}
						if len(r) == 1 && l.starts[s.line+1] == l.starts[s.line] {
							continue // an island too small for the level
						}
						if l.x[end] != l.x[start] || l.y[end] != l.y[start] {
							t.Fatalf("%v, level %d: an outline of %s is open at %.0f, %.0f", proj, n, name, l.x[end], l.y[end])
						}
					}
				}
			}
		}
	}
}

func TestRegionNamesItsCapitals(t *testing.T) {
	c := views[0]
	v := Fit(c.proj, c.extent, 1280, 800)
	at := v.ToView(c.proj.Forward(69.17, 34.53))
	_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
	l := &listener{Canvas: canvas}
	NewMap(c.proj, Options{Focus: c.focus}).Labels(l, v, &draw.Light, nil, []Disc{{At: at, R: 20}}) // a symbol on Kabul
	var words []string
	for _, w := range l.words {
		words = append(words, w.text)
	}
	for _, want := range []string{"Kabul", "Islamabad", "AFGHANISTAN", "PAKISTAN"} {
		if !strings.Contains(strings.Join(words, "|"), want) {
			t.Errorf("the map doesn't name %s: %v", want, words)
		}
	}
}

func TestScaleBarIsTrueAtTheMiddle(t *testing.T) {
	const tolerance = 0.02 // of its length
	for _, c := range views {
		m := NewMap(c.proj, Options{Focus: c.focus})
		v := Fit(c.proj, c.extent, 1280, 800)
		_, canvas := raster.NewImage(1280, 800, 1, draw.Light.Sea)
		l := &listener{Canvas: canvas}
		area := m.ScaleAndNorth(l, v, &draw.Light, draw.Point{X: 16, Y: 770}, 12)
		if _, world := c.proj.(EqualEarth); world {
			if area.W > 0 || len(l.words) > 0 {
				t.Errorf("%s: a scale bar where none is true", c.name)
			}
			continue
		}
		if area.W == 0 {
			continue
		}
		bar := l.rects[0]
		var km float64
		for _, w := range l.words {
			if number, ok := strings.CutSuffix(w.text, " km"); ok {
				for _, digit := range number {
					if digit == '.' {
						t.Fatalf("%s: %q is no round length", c.name, w.text)
					}
					km = km*10 + float64(digit-'0')
				}
			}
		}
		lonA, latA := c.proj.Inverse(v.ToPlane(draw.Point{X: v.W/2 - bar.W/2, Y: v.H / 2}))
		lonB, latB := c.proj.Inverse(v.ToPlane(draw.Point{X: v.W/2 + bar.W/2, Y: v.H / 2}))
		if got := distance(lonA, latA, lonB, latB) / 1000; math.Abs(got-km) > tolerance*km {
			t.Errorf("%s: a bar of %.0f km is %.1f km long at the middle", c.name, km, got)
		}
	}
}

func TestTheArrowPointsNorthAtTheMiddle(t *testing.T) {
	for _, c := range views {
		m := NewMap(c.proj, Options{Focus: c.focus})
		v := Fit(c.proj, c.extent, 1280, 800)
		if !m.HasScale(v) {
			continue
		}
		for _, moved := range []View{v, v.Pan(500, 0), v.Pan(-500, 300)} {
			lon, lat := c.proj.Inverse(moved.ToPlane(draw.Point{X: 640, Y: 400}))
			a, b := m.Place(moved, lon, lat), m.Place(moved, lon, lat+0.01)
			want := math.Atan2(float64(b.X-a.X), float64(a.Y-b.Y))
			if got := m.north(moved); math.Abs(got-want) > 0.01 {
				t.Errorf("%s: north at %.1f° of longitude is %.2f from the top, want %.2f", c.name, lon, got, want)
			}
		}
	}
}
