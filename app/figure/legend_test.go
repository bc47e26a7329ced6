package figure

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

func TestLegendListsOnlyWhatTheMapShows(t *testing.T) {
	plain := func(*incident.Incident) {}
	for _, c := range []struct {
		name string
		rows []func(*incident.Incident)
		want []string
	}{
		{"nothing", nil, nil},
		{"a claimed one", []func(*incident.Incident){plain}, []string{"claimed"}},
		{"each attribution", []func(*incident.Incident){
			plain,
			func(x *incident.Incident) { x.Attribution = incident.Attributed },
			func(x *incident.Incident) { x.Attribution = incident.Disputed },
			func(x *incident.Incident) { x.Attribution = incident.UnknownAttribution },
		}, []string{"claimed", "attributed", "disputed", "not attributed"}},
		{"no number", []func(*incident.Incident){func(x *incident.Incident) { x.Killed = incident.NoNumber }}, []string{"number unknown"}},
		{"a range", []func(*incident.Incident){func(x *incident.Incident) {
			x.Killed = incident.Number{Low: 20, Best: incident.Unknown, High: 200}
		}}, []string{"claimed", "ring: highest count"}},
		{"two at a place", []func(*incident.Incident){plain, func(x *incident.Incident) { x.Lat, x.Lon = 26, 62 }}, []string{"incidents here"}},
		{"somewhere in a district", []func(*incident.Incident){func(x *incident.Incident) { x.RadiusKM = 90 }}, []string{"claimed", "within this area"}},
		{"unverified", []func(*incident.Incident){func(x *incident.Incident) { x.Verification = incident.Unverified }}, []string{"claimed", "unverified"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tb := table(t, c.rows...)
			m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
			m.Amount = incident.Killed
			m.View = atlas.Fit(m.Base().Projection(), region, 900, 600)
			drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
			var got []string
			for _, k := range m.keys(1) {
				got = append(got, k.words)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Unsettled boundaries in view are explained, in a legend or, on a slide, in a row of their own.
func TestLegendExplainsTheLinesInView(t *testing.T) {
	kashmir, france := atlas.Extent{West: 71, South: 31, East: 82, North: 38}, atlas.Extent{West: -2, South: 44, East: 6, North: 49}
	for _, c := range []struct {
		name   string
		extent atlas.Extent
		want   []string
	}{
		{"Kashmir", kashmir, []string{"ceasefire or control", "disputed boundary", "indefinite boundary", "claimed boundary"}},
		{"France", france, nil},
	} {
		for _, style := range []Style{Screen, Paper, Slide} {
			tb := table(t)
			m := NewMap(tb, tb.All(), atlas.ForExtent(c.extent), atlas.Options{}, style)
			w, h := 900*style.Text, 600*style.Text
			m.View = atlas.Fit(m.Base().Projection(), c.extent, w, h)
			drawn(t, m.Draw, draw.Rect{W: w, H: h})
			var got []string
			for _, k := range m.lineKeys() {
				got = append(got, k.words)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s: %s", c.name, diff)
			}
			room := m.legendArea()
			if style == Slide {
				room = m.lineBox().area
			}
			if (room.W > 0) != (len(c.want) > 0) {
				t.Errorf("%s: the lines are explained in %v", c.name, room)
			}
			if room.Overlaps(m.credits()) || room.Right() > w || room.Bottom() > h {
				t.Errorf("%s: what explains the lines, %v, runs into something", c.name, room)
			}
		}
	}
}

// The keys of lines on a slide keep clear of its handling mark, in more rows if they must.
func TestKeysOfLinesKeepClear(t *testing.T) {
	extent := atlas.Extent{West: 71, South: 31, East: 82, North: 38}
	tb := table(t)
	m := NewMap(tb, tb.All(), atlas.ForExtent(extent), atlas.Options{}, Slide)
	m.View = atlas.Fit(m.Base().Projection(), extent, 1900, 900)
	wide := m.lineBox().area
	for _, c := range []struct {
		name   string
		keep   draw.Rect
		taller bool
	}{
		{"far to the right", draw.Rect{X: wide.Right() + 10, W: 100, H: 60}, false},
		{"in the way", draw.Rect{X: wide.Right() - 60, W: 100, H: 60}, true},
		{"below", draw.Rect{X: wide.Right() - 60, Y: 700, W: 100, H: 60}, false},
		{"all over the top", draw.Rect{X: wide.X + 10, W: 1000, H: 60}, false},
	} {
		m.Keep = []draw.Rect{c.keep}
		b := m.lineBox()
		if got := b.area; got.W == 0 || got.Overlaps(c.keep) || (got.H > wide.H) != c.taller {
			t.Errorf("%s: the keys are in %v, in one row they would be in %v", c.name, got, wide)
		}
		for i, at := range b.at {
			if w := lineKeyWidth(&m.pen, b.keys[i], m.Style.Caption); at.X+w > b.area.Right()+0.01 {
				t.Errorf("%s: %q runs out of its box", c.name, b.keys[i].words)
			}
		}
	}
}

// A strip explains all symbols and lines below the map, within its width, and covers none of it.
func TestStripExplainsWhatTheMapShows(t *testing.T) {
	extent := atlas.Extent{West: 60, South: 28, East: 82, North: 38}
	for _, style := range []Style{Screen, Paper} {
		tb := table(t)
		m := NewMap(tb, tb.All(), atlas.ForExtent(extent), atlas.Options{}, style)
		m.Strip = true
		r := draw.Rect{X: 40, Y: 30, W: 60 * style.Caption, H: 40*style.Caption + m.StripHeight()}
		m.View = atlas.Fit(m.Base().Projection(), extent, r.W, r.H-m.StripHeight())
		drawn(t, m.Draw, r)
		var l listener
		below := draw.Rect{X: r.X, Y: r.Bottom() - m.StripHeight(), W: r.W, H: m.StripHeight()}
		m.strip(&l, below, &draw.Light)
		for _, k := range append(m.keys(style.Text), m.lineKeys()...) {
			if !slices.Contains(l.words, k.words) {
				t.Errorf("%q is not explained", k.words)
			}
		}
		for _, area := range l.areas {
			if area.Y < below.Y || area.Bottom() > below.Bottom() || area.Right() > below.Right() {
				t.Errorf("something stands at %v, outside the strip %v", area, below)
			}
		}
		if m.legendArea().W > 0 {
			t.Error("the map has a second legend over it")
		}
	}
}
