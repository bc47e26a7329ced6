//go:build !nogui

package kit_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/golden"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestWidgetsLook(t *testing.T) {
	w, _ := uitest.Window(t)
	w.UsedKeyboard(true)
	choice := kit.NewChoice(w, []string{"Briefing, A4", "Slides"})
	uitest.Press(choice, fyne.KeyDown)
	focused := kit.NewButton(w, "Export…", true, func() {})
	focused.FocusGained()
	tools := kit.NewSurface(w, fyne.Size{}, func(g *kit.Painter) {
		g.Raised()
		g.Tool(draw.Rect{X: 4, Y: 4, W: 32, H: 32}, kit.CloseIcon, "Close", g.Palette.Ink2, func() {})
		g.Button(draw.Rect{X: 40, Y: 4, W: 120, H: 32}, "Open…", kit.SearchIcon, false, func() {})
		g.Bar(4, 60, 150, "Reading incidents.csv", 0.4)
		g.Thumb(draw.Rect{W: 200, H: 80}, &kit.Scroll{Top: 40, View: 80, All: 240})
		g.LabelRight(g.Sans, g.Fit(g.Sans, "Words that are longer than their room", 14, 90), 190, 60, 14, g.Palette.Ink)
	})
	for name, c := range map[string]struct {
		s    *kit.Surface
		size fyne.Size
	}{
		"choice":  {choice.Surface, choice.Min},
		"check":   {kit.NewCheck(w, "Where the map looks now", true).Surface, fyne.NewSize(200, 30)},
		"button":  {kit.NewButton(w, "Cancel", false, func() {}).Surface, fyne.NewSize(90, 42)},
		"focused": {focused.Surface, focused.Min},
		"tools":   {tools, fyne.NewSize(200, 80)},
	} {
		t.Run(name, func(t *testing.T) {
			golden.Text(t, "testdata/"+name+".txt", uitest.Describe(c.s, c.size))
		})
	}
}

func TestScrollStaysWithinWhatThereIs(t *testing.T) {
	s := kit.Scroll{}
	s.Fit(100, 350)
	for _, c := range []struct {
		name string
		do   func()
		want float32
	}{
		{"down", func() { s.By(60) }, 60},
		{"beyond the end", func() { s.By(1000) }, 250},
		{"above the beginning", func() { s.By(-1000) }, 0},
		{"what is in view", func() { s.Reveal(20, 80) }, 0},
		{"what is below", func() { s.Reveal(180, 220) }, 120},
		{"what is above", func() { s.Reveal(30, 60) }, 30},
		{"less than fits", func() { s.Fit(100, 60) }, 0},
	} {
		if c.do(); s.Top != c.want {
			t.Errorf("%s: at %v, want %v", c.name, s.Top, c.want)
		}
	}
}

func TestKeysAreWrittenAsTheyStandOnTheKeyboard(t *testing.T) {
	for _, c := range []struct {
		key  kit.Key
		want string
	}{
		{kit.Key{Name: fyne.KeyE, Mods: kit.Control | fyne.KeyModifierShift}, "Ctrl Shift E"},
		{kit.Key{Name: fyne.KeyLeft, Mods: fyne.KeyModifierAlt}, "Alt \u2190"},
		{kit.Key{Name: fyne.KeyPlus, Mods: kit.Control}, "Ctrl +"},
		{kit.Key{Name: fyne.KeyEscape}, "Esc"},
		{kit.Key{Rune: 'b'}, "B"},
		{kit.Key{}, ""},
	} {
		if got := c.key.String(); got != c.want {
			t.Errorf("%+v is written %q, want %q", c.key, got, c.want)
		}
	}
}

// The pointer and the keyboard reach every hot spot of a surface.
func TestHotSpotsAreReachedByPointerAndKeys(t *testing.T) {
	w, _ := uitest.Window(t)
	var done []string
	s := kit.NewSurface(w, fyne.Size{}, func(g *kit.Painter) {
		for n, name := range []string{"a", "b", "c"} {
			g.HotSpot(draw.Rect{X: float32(n) * 20, W: 20, H: 20}, name, func() { done = append(done, name) })
		}
	})
	uitest.Describe(s, fyne.NewSize(60, 20))
	uitest.Click(s, 30, 10)
	s.FocusGained()
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyRight, fyne.KeySpace, fyne.KeyUp, fyne.KeyLeft, fyne.KeyEnter} {
		uitest.Press(s, key)
	}
	if got := len(done); got != 4 || done[0] != "b" || done[1] != "a" || done[2] != "b" || done[3] != "c" {
		t.Errorf("done: %v", done)
	}
	passed := ""
	w.Keys = func(e *fyne.KeyEvent) { passed = string(e.Name) }
	uitest.Press(s, fyne.KeyF1)
	if passed != string(fyne.KeyF1) {
		t.Error("a key that a surface doesn't use doesn't reach the window")
	}
}
