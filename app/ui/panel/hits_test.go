//go:build !nogui

package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/search"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestHitsAreChosenAndOpened(t *testing.T) {
	for _, c := range []struct {
		eager bool
		does  string // keys by their first letters, or the number of a hit that is clicked
		at    int
		opens int // how often
	}{
		{false, "R", 0, 1},
		{false, "DDR", 2, 1},
		{false, "DU", 0, 0},
		{false, "UU", 0, 0},
		{false, "DDDDD", 2, 0},
		{false, "1", 1, 0},
		{false, "11", 1, 1},
		{true, "1", 1, 1},
	} {
		w, _ := uitest.Window(t)
		opened := 0
		l := HitList{Chosen: func() {}, Opened: func() { opened++ }, Eager: c.eager}
		s := kit.NewSurface(w, fyne.NewSize(400, 300), func(g *kit.Painter) { l.Paint(g, draw.Rect{W: g.W, H: g.H}) })
		l.Show("bank", []search.Hit{
			{Entry: search.Entry{Kind: search.Incident, Title: "Bank raid"}, Words: "a bank"},
			{Entry: search.Entry{Kind: search.Source, Title: "On banks"}},
			{Entry: search.Entry{Kind: search.Source, Title: "On bankers"}},
		})
		for _, act := range c.does {
			if n := strings.IndexRune("012", act); n >= 0 {
				uitest.Describe(s, fyne.NewSize(400, 300))
				s.HotSpots()[n].Do()
				continue
			}
			l.Key(&fyne.KeyEvent{Name: map[rune]fyne.KeyName{'D': fyne.KeyDown, 'U': fyne.KeyUp, 'R': fyne.KeyReturn}[act]})
		}
		if l.at != c.at || opened != c.opens {
			t.Errorf("%s: at %d, opened %d times, want %d and %d", c.does, l.at, opened, c.at, c.opens)
		}
	}
}
