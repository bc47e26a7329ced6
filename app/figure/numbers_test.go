package figure

import (
	"slices"
	"testing"

	"lectern/app/atlas"
	"lectern/app/draw"
	"lectern/app/incident"
)

// Numbers of symbols lie over none of each other and over no other symbol, whatever the scale.
func TestNumbersOfSymbolsOverlapNothing(t *testing.T) {
	tb := randomTable(t, 5, 900)
	for _, st := range []Style{Screen, Paper, Slide} {
		m := NewMap(tb, tb.All(), atlas.EqualEarth{}, atlas.Options{}, st)
		v := atlas.Fit(m.Base().Projection(), region, 900, 600)
		seen := 0
		for _, zoom := range []float64{0.2, 0.5, 1, 2, 5, 20} {
			m.View = v.Zoom(zoom, draw.Point{X: 450, Y: 300})
			l := drawn(t, m.Draw, draw.Rect{W: 900, H: 600})
			seen += len(m.counts)
			for i, n := range m.counts {
				if !slices.Contains(l.words, n.word.Text) {
					t.Errorf("the number %s isn't drawn", n.word.Text)
				}
				for _, o := range m.counts[i+1:] {
					if n.area.Overlaps(o.area) {
						t.Errorf("%v at %g: %s at %v and %s at %v overlap", st.Text, zoom, n.word.Text, n.area, o.word.Text, o.area)
					}
				}
				over := 0 // symbols drawn later, and for one beside its symbol all
				for j := range m.clusters.Symbols {
					if s := &m.clusters.Symbols[j]; touches(s.At, s.Solid(st.Text)-0.5, n.area) {
						over++
					}
				}
				if !n.inside && over > 0 {
					t.Errorf("%v at %g: %s beside its symbol lies over %d others", st.Text, zoom, n.word.Text, over)
				}
			}
		}
		if seen < 20 {
			t.Errorf("%v: only %d numbers are drawn", st.Text, seen)
		}
	}
}

// The number of the larger of two symbols stays; one beside a symbol moves to where there is room.
func TestANumberMovesOffWhatLiesInItsWay(t *testing.T) {
	tb := table(t, func(*incident.Incident) {})
	symbol := func(x, y, r float32, count int, shape Shape) Symbol {
		return Symbol{At: draw.Point{X: x, Y: y}, R: r, High: r, Count: count, Shape: shape}
	}
	for _, c := range []struct {
		name    string
		symbols []Symbol
		want    []string
	}{
		{"alone", []Symbol{symbol(100, 100, 30, 47, Disc)}, []string{"47"}},
		{"a symbol over the number", []Symbol{symbol(100, 100, 40, 47, Disc), symbol(100, 100, 4, 1, Disc)}, []string{"47"}},
		{"no room in it", []Symbol{symbol(100, 100, 12, 47, Disc), symbol(100, 100, 6, 1, Disc)}, nil},
		{"small ones beside each other", []Symbol{symbol(100, 100, 5, 2, Ring), symbol(112, 100, 5, 3, Ring)}, []string{"2", "3"}},
		{"a small one in a large one", []Symbol{symbol(100, 100, 80, 56, Disc), symbol(140, 100, 4, 2, Ring)}, []string{"56"}},
	} {
		m := NewMap(tb, tb.All(), atlas.ForExtent(region), atlas.Options{}, Screen)
		m.pen.p = &draw.Light
		m.clusters = &Clusters{Symbols: c.symbols}
		var got []string
		for _, n := range m.numbers(nil, nil) {
			got = append(got, n.word.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: the numbers are %q, want %q", c.name, got, c.want)
		}
	}
}
