package figure

import (
	"strings"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// bareMap returns a map as a window of a size has it: larger than what is seen, with buttons over that.
func bareMap(t *testing.T, w, h float32, rows ...func(*incident.Incident)) *Map {
	tb := table(t, rows...)
	m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
	m.Bare = true
	m.Seen = atlas.Fit(m.Base().Projection(), region, w, h)
	m.View = m.Seen
	m.View.W, m.View.H = w*1.4, h*1.4
	m.Buttons = Buttons{Always: []draw.Rect{{X: w - 46, Y: 12, W: 32, H: 131}}, Key: draw.Rect{X: w - 74, Y: h - 38, W: 60, H: 30}, Credits: draw.Rect{X: 8, Y: h - 36, W: 68, H: 28}}
	return m
}

// placed notes where words are.
type placed struct {
	draw.Recording
	words []string
	areas []draw.Rect
}

func (p *placed) Text(w *draw.Word, x, y, size float32, _ draw.Ink) {
	p.words = append(p.words, w.Text)
	p.areas = append(p.areas, draw.Rect{X: x, Y: y - 0.7*size, W: w.Width * size, H: 0.7 * size})
}

// Names lie off what a window has over its map, and are not cut at its edges.
func TestNamesKeepOffWhatLiesOverAWindowsMap(t *testing.T) {
	for _, size := range []draw.Point{{X: 240, Y: 250}, {X: 500, Y: 380}, {X: 850, Y: 490}, {X: 1600, Y: 900}} {
		m := bareMap(t, size.X, size.Y, func(x *incident.Incident) { x.Lat, x.Lon = 34.5, 69.2 }, func(x *incident.Incident) { x.Lat, x.Lon = 55.7, 37.6 })
		p := &placed{}
		m.Cluster()
		m.Above(p, &draw.Light)
		over := m.over()
		m.Furniture(&placed{}, draw.Rect{W: size.X, H: size.Y}, &draw.Light)
		if len(p.words) < 3 {
			t.Errorf("%v: the map has the names %q", size, p.words)
		}
		if over[len(over)-1].W == 0 {
			t.Errorf("%v: an edge is nowhere", size)
		}
		for i, area := range p.areas {
			for _, o := range over {
				if o.W > 0 && o.H > 0 && o.Overlaps(area) {
					t.Errorf("%v: %q at %v lies under %v", size, p.words[i], area, o)
				}
			}
		}
	}
}

func TestCreditsAreBehindAButtonWhereTheyWouldCoverMuchOfTheMap(t *testing.T) {
	for _, c := range []struct {
		w, h      float32
		button    bool
		without   bool // the map beside has them
		short, in bool
	}{
		{190, 250, true, false, true, false},
		{240, 250, true, false, true, false},
		{500, 380, true, false, true, false},
		{652, 208, true, false, true, false},
		{240, 250, false, false, false, true},
		{850, 490, true, false, false, true},
		{1600, 900, true, false, false, true},
		{850, 490, false, true, false, false},
	} {
		m := bareMap(t, c.w, c.h, func(x *incident.Incident) {})
		if m.Uncredited = c.without; !c.button {
			m.Buttons = Buttons{}
		}
		m.Cluster()
		m.Above(&placed{}, &draw.Light)
		p := &placed{}
		m.Furniture(p, draw.Rect{W: c.w, H: c.h}, &draw.Light)
		words := strings.Join(p.words, " ")
		if in := strings.Contains(words, "Natural Earth"); in != c.in || m.CreditsHidden != c.short {
			t.Errorf("%+v: credits are in the map: %v, behind a button: %v", c, in, m.CreditsHidden)
		}
		if !strings.Contains(words, "km") && c.w > 200 {
			t.Errorf("%+v: there is no scale", c)
		}
		for _, button := range m.buttons() {
			if patch := m.patch(); patch.W > 0 && button.W > 0 && button != m.Buttons.Credits && button.Overlaps(patch) {
				t.Errorf("%+v: scale and credits at %v lie under a button at %v", c, patch, button)
			}
		}
		for i, area := range p.areas {
			if m.CreditsHidden && area.Overlaps(m.Buttons.Credits) || area.Right() > c.w || area.Bottom() > c.h {
				t.Errorf("%+v: %q is at %v", c, p.words[i], area)
			}
		}
	}
	if got := bareMap(t, 500, 400, func(*incident.Incident) {}).Base().CreditWords(); !strings.HasPrefix(got, "Natural Earth") || !strings.HasSuffix(got, "implied.") {
		t.Errorf("the credits are %q", got)
	}
}
