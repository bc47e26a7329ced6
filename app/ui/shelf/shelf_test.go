//go:build !nogui

package shelf

import (
	"image/color"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lectern/app/golden"
	"lectern/app/library"
	"lectern/app/library/index"
	"lectern/app/search"
	"lectern/app/ui/uitest"
	"lectern/briefs"
)

func shown(t *testing.T, recent ...library.Read) (*Shelf, *uitest.Loop) {
	t.Helper()
	w, loop := uitest.Window(t)
	s := New(w, Setting{Recent: recent})
	t.Cleanup(s.Stop)
	w.SetContent(s.Box)
	loop.Until(t, "every cover is read", func() bool {
		for _, c := range s.covers {
			if c.brief == nil && !c.missing {
				return false
			}
		}
		return true
	})
	return s, loop
}

var opened = time.Date(2024, time.March, 26, 9, 0, 0, 0, time.UTC)

func TestShelfLooks(t *testing.T) {
	s, _ := shown(t,
		library.Read{Path: "how-to-write-a-brief", Title: "How to write a brief", Opened: opened, Part: 0.4},
		library.Read{Path: "/nowhere/gone", Title: "Gone", Opened: opened},
	)
	golden.Text(t, "testdata/shelf.txt", uitest.Describe(s.Surface, fyne.NewSize(900, 400)))
}

func TestShelfBeginsWithTheBriefReadLastAndHasEachOnce(t *testing.T) {
	s, _ := shown(t, library.Read{Path: "how-to-write-a-brief", Opened: opened})
	if len(s.covers) != len(briefs.Names()) || s.covers[0].path != "how-to-write-a-brief" {
		t.Errorf("%d covers, the first %s", len(s.covers), s.covers[0].path)
	}
}

func TestACoverIsOpenedByAClickOrAKey(t *testing.T) {
	s, _ := shown(t)
	var got []string
	s.Opened.Listen(func(o Opening) { got = append(got, o.Path) })
	uitest.Describe(s.Surface, fyne.NewSize(1280, 752))
	uitest.Click(s.Surface, 100, 200)
	s.FocusGained()
	uitest.Press(s, fyne.KeyReturn)
	if len(got) != 2 || got[0] != s.covers[0].path || got[1] != got[0] {
		t.Errorf("opened %v", got)
	}
	sought := false
	s.Sought.Listen(func(struct{}) { sought = true })
	for _, spot := range s.HotSpots() {
		if spot.Name == "Open…" {
			spot.Do()
		}
	}
	if !sought {
		t.Error("no button looks for another brief")
	}
}

var twoBriefs = []search.Found{
	{Brief: index.Brief{Path: "/a", Title: "Harbours"}, Hits: []index.Entry{{Kind: "paragraph", Title: "Aims", Text: "…dark harbours…", Address: "aims~1"}}},
	{Brief: index.Brief{Path: "/b", Title: "Lamps"}, Hits: []index.Entry{{Kind: "source", Title: "The Gazette", Text: "2031", Address: "source:gazette"}}},
}

func TestWhatAllBriefsHaveIsListedAndOpenedByKeys(t *testing.T) {
	s, _ := shown(t)
	var typed []string
	var got []Opening
	s.Typed.Listen(func(words string) { typed = append(typed, words) })
	s.Opened.Listen(func(o Opening) { got = append(got, o) })
	s.Focus()
	test.Type(s.field, "da")
	if len(typed) != 2 || s.Words() != "da" {
		t.Errorf("typed %q", typed)
	}
	s.ShowFound("d", nil) // an answer that comes late
	if shown := uitest.Describe(s.Surface, fyne.NewSize(900, 300)); strings.Contains(shown, "No brief has") {
		t.Error("nothing is said to be found before the answer is there")
	}
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(got) > 0 {
		t.Errorf("opened %v before the answer", got)
	}
	s.ShowFound("da", twoBriefs)
	golden.Text(t, "testdata/found.txt", uitest.Describe(s.Surface, fyne.NewSize(900, 300)))
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	uitest.Press(s.Surface, fyne.KeyDown)
	uitest.Press(s.Surface, fyne.KeyReturn)
	want := []Opening{{"/a", "aims~1"}, {"/b", "source:gazette"}}
	if !slices.Equal(got, want) {
		t.Errorf("opened %v, want %v", got, want)
	}
	s.Key(fyne.KeyEscape)
	if s.window.Canvas().Focused() != s.field || s.Words() != "da" {
		t.Error("Escape doesn't lead from a hit to the field")
	}
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.Words() != "" || s.found.sought() {
		t.Error("Escape leaves the words")
	}
}

func TestTheKeyboardBringsCoversIntoView(t *testing.T) {
	s, _ := shown(t)
	uitest.Describe(s.Surface, fyne.NewSize(900, 420))
	s.FocusGained()
	for range 3 { // past the buttons of the first
		uitest.Press(s.Surface, fyne.KeyDown)
	}
	uitest.Describe(s.Surface, fyne.NewSize(900, 420))
	r := s.HotSpots()[s.Current()].Area
	if r.Y < bar || r.Bottom() > 420 {
		t.Errorf("the cover is at %v", r)
	}
}

func TestTheKeyboardScrollsTheShelf(t *testing.T) {
	s, _ := shown(t)
	s.window.Resize(fyne.NewSize(900, 420))
	shows := func() float32 {
		uitest.Describe(s.Surface, fyne.NewSize(900, 420))
		return s.covers[0].at.Y
	}
	top := shows()
	for _, c := range []struct{ there, back fyne.KeyName }{{fyne.KeyPageDown, fyne.KeyPageUp}, {fyne.KeyEnd, fyne.KeyHome}} {
		s.Key(c.there)
		if shows() >= top {
			t.Errorf("%s doesn't scroll", c.there)
		}
		s.Key(c.back)
		if got := shows(); got != top {
			t.Errorf("%s leads to %v, want %v", c.back, got, top)
		}
	}
	s.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if shows() >= top {
		t.Error("it doesn't scroll while the field has the keyboard")
	}
}

func TestTheMenuOfACoverIsAtThePointer(t *testing.T) {
	s, _ := shown(t)
	const bar = 75 // of the window, above the shelf
	s.window.SetContent(container.NewBorder(container.NewGridWrap(fyne.NewSize(100, bar), canvas.NewRectangle(color.Black)), nil, nil, nil, s.Box))
	uitest.Describe(s.Surface, s.Surface.Size())
	pointer := fyne.NewPos(s.covers[0].at.X+20, s.covers[0].at.Y+20)
	s.Surface.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pointer}, Button: desktop.MouseButtonSecondary})
	var menu fyne.CanvasObject
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if popup, ok := o.(*widget.PopUpMenu); ok {
			menu = popup
		}
	}
	if menu == nil {
		t.Fatal("no menu is open")
	}
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(s.Surface)
	if origin.Y < bar {
		t.Fatalf("the shelf is at %v", origin)
	}
	if got, want := fyne.CurrentApp().Driver().AbsolutePositionForObject(menu), origin.Add(pointer); got != want {
		t.Errorf("the menu is at %v, want %v", got, want)
	}
}

func TestBriefsOfWatchedFoldersAreOnTheShelf(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"zoo/brief.md": "---\nlectern: 1\ntitle: Zoo\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\nA zebra.\n",
		"letter.pdf":   "%PDF-1.4",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w, loop := uitest.Window(t)
	s := New(w, Setting{Watched: []string{root}})
	t.Cleanup(s.Stop)
	w.SetContent(s.Box)
	loop.Until(t, "the brief is there", func() bool { return s.has(filepath.Join(root, "zoo")) })
	last := s.covers[len(s.covers)-1]
	if last.title() != "Zoo" || last.kind() != "folder" || last.watched != root || s.has(filepath.Join(root, "letter.pdf")) {
		t.Errorf("the cover is %q, a %s", last.title(), last.kind())
	}
}

func TestATableIsNotReadInPercent(t *testing.T) {
	for _, path := range []string{"/nowhere/events.csv", "/nowhere/brief"} {
		other := "/nowhere/other" + filepath.Ext(path)
		s, _ := shown(t, library.Read{Path: path, Title: "A", Opened: opened, Part: 0.4}, library.Read{Path: other, Title: "B", Opened: opened, Part: 0.4})
		for _, c := range s.covers[:2] { // as if they were there
			c.missing = false
		}
		words := uitest.Describe(s.Surface, fyne.NewSize(900, 900))
		want := 0
		if filepath.Ext(path) == "" {
			want = 2 // the hero and a cover
		}
		if got := strings.Count(words, "40% read"); got != want || !strings.Contains(words, "26 March 2024") || !strings.Contains(words, "26 Mar 2024") {
			t.Errorf("%s: said %d times in\n%s", path, got, words)
		}
	}
}

func TestACoverSaysWhatIsOpened(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{
		filepath.Join(dir, "brief"):      "folder",
		filepath.Join(dir, "v1.2"):       "folder",
		filepath.Join(dir, "a.BRIEF"):    "brief file",
		filepath.Join(dir, "a.pdf"):      "PDF",
		filepath.Join(dir, "events.csv"): "file of incidents",
		"islamic-state-khorasan":         "comes with Lectern",
	} {
		if got := (&cover{path: name}).kind(); got != want {
			t.Errorf("%s is a %s, want %s", name, got, want)
		}
	}
}
