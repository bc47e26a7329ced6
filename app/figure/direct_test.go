package figure

import (
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// The labels of a slide's map lie over no number of a symbol, no other label, and nothing else that stands on the map.
func TestLabelsOfASlidesMapKeepClear(t *testing.T) {
	tb := randomTable(t, 5, 120)
	m := NewMap(tb, tb.All(), atlas.EqualEarth{}, atlas.Options{}, Slide)
	m.Keep = []draw.Rect{{X: 1000, Y: 40, W: 180, H: 60}, {X: 1000, Y: 980, W: 180, H: 60}}
	v := atlas.Fit(m.Base().Projection(), region, 1300, 1080)
	labels, numbers := 0, 0
	for _, zoom := range []float64{0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 10} {
		for _, x := range []float32{200, 650, 1100} {
			m.View = v.Zoom(zoom, draw.Point{X: x, Y: 500})
			drawn(t, m.Draw, draw.Rect{W: 1300, H: 1080})
			labels, numbers = labels+len(m.labels), numbers+len(m.counts)
			for i, l := range m.labels {
				other := append([]draw.Rect{m.lineBox().area, m.pointers(m.Style.Text), m.credits()}, m.Keep...)
				for _, n := range m.counts {
					other = append(other, n.area)
				}
				for _, before := range m.labels[:i] {
					other = append(other, before.area)
				}
				for _, o := range other {
					if o.Overlaps(l.area) {
						t.Errorf("at %g: %s, %s at %v lies over %v", zoom, l.name, l.count, l.area, o)
					}
				}
			}
		}
	}
	if labels < 50 || numbers < 100 {
		t.Errorf("only %d labels and %d numbers are drawn", labels, numbers)
	}
}

// The keys of lines on a slide's map stand where they cover no incident.
func TestKeysOfLinesCoverNoIncident(t *testing.T) {
	extent := atlas.Extent{West: 71, South: 31, East: 82, North: 38}
	at := func(lat, lon float64) func(*incident.Incident) {
		return func(x *incident.Incident) { x.Lat, x.Lon = lat, lon }
	}
	for name, c := range map[string]struct {
		incidents   []func(*incident.Incident)
		left, above bool // of the middle
	}{
		"none":                {nil, true, true},
		"at the upper left":   {[]func(*incident.Incident){at(37.7, 71)}, true, false},
		"at the left":         {[]func(*incident.Incident){at(37.7, 71), at(32.05, 71.1)}, false, true},
		"all but lower right": {[]func(*incident.Incident){at(37.7, 71), at(32.05, 71.1), at(37.25, 81)}, false, false},
	} {
		tb := table(t, c.incidents...)
		m := NewMap(tb, tb.All(), atlas.ForExtent(extent), atlas.Options{}, Slide)
		m.Keep = []draw.Rect{{X: 1650, Y: 40, W: 180, H: 60}, {X: 1650, Y: 980, W: 180, H: 60}}
		m.View = atlas.Fit(m.Base().Projection(), extent, 1900, 1080)
		drawn(t, m.Draw, draw.Rect{W: 1900, H: 1080})
		b := m.lineBox()
		middle := b.area.Center()
		if n := m.covered(b.area); n > 0 || (middle.X < 950) != c.left || (middle.Y < 540) != c.above {
			t.Errorf("%s: the keys are in %v and cover %d incidents", name, b.area, n)
		}
		for i, at := range b.at {
			if !b.area.Contains(at) {
				t.Errorf("%s: %q stands at %v, outside %v", name, b.keys[i].words, at, b.area)
			}
		}
	}
}
