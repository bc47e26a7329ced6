//go:build !nogui

package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/incident/synthetic"
	"lectern/app/ui/kit"
)

// longBrief is a brief whose incidents take a while to be read.
func longBrief(t *testing.T) string {
	t.Helper()
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	f, err := os.Create(filepath.Join(dir, "incidents.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := synthetic.WriteCSV(f, synthetic.Towns(2000), 1_000_000); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestWhatCannotBeOpenedIsSaidAndTheShelfShown(t *testing.T) {
	w := newTestWindow(t)
	for _, name := range []string{filepath.Join(t.TempDir(), "missing"), folderOf(t, map[string]string{"brief.md": "---\ntitle: [\n---\n"})} {
		w.open(name)
		w.until("it says what is wrong", w.banner.Visible)
		if w.mode != shelfMode || !strings.Contains(w.banner.notice.Title, filepath.Base(name)) {
			t.Errorf("mode %d, %v", w.mode, w.banner.notice)
		}
		w.notify(kit.Notice{})
	}
}

func TestWhatHasNothingToShowYetIsOpenedWhereNothingIsWrong(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"brief.md":  "---\nlectern: 1\ntitle: Begun\ndate: 2024-03-25\nas-of: 2024-03-25\n---\n",
		"empty.csv": "id,date,country,admin1,place,lat,lon,killed\n",
	})
	w := newTestWindow(t)
	for _, c := range []struct {
		path string
		mode mode
	}{{dir, readMode}, {filepath.Join(dir, "empty.csv"), incidentMode}} {
		w.open(c.path)
		w.until("it is open", func() bool { return w.opened.path == c.path })
		if w.mode != c.mode {
			t.Errorf("%s: mode %d, %v", c.path, w.mode, w.banner.notice)
		}
	}
}

func TestSlowReadingIsShownAndCanBeCancelled(t *testing.T) {
	w := shipped(t)
	before := w.body.Objects[0]
	w.open(longBrief(t))
	w.until("the page of loading is there", func() bool { return w.body.Objects[0] != before })
	w.press(fyne.KeyEscape)
	if w.body.Objects[0] != before || w.opened.path != firstBrief {
		t.Error("what was there is not shown again")
	}
	w.press(fyne.KeyPageDown) // it is alive
	if w.reading.Text.Top() <= 0 {
		t.Error("the page doesn't scroll")
	}
}

func TestOpeningAnotherBriefCancelsTheReadingOfTheFirst(t *testing.T) {
	w := newTestWindow(t)
	w.open(longBrief(t))
	w.read(firstBrief)
	w.until("the window has settled", func() bool { w.loop.Run(); return true })
	if w.opened.path != firstBrief || w.body.Objects[0] != w.reading.Box {
		t.Errorf("%s is open", w.opened.path)
	}
}

func TestChangesOnDiskAreShownWithoutLosingThePlace(t *testing.T) {
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	file := filepath.Join(dir, "brief.md")
	w := newTestWindow(t)
	w.read(dir)
	steps := []struct {
		name, text string
		title      string // of the brief that is shown then
		banner     string // part of what is told
	}{
		{"another title", strings.Replace(smallBrief, "Small", "Changed", 1), "Changed", ""},
		{"broken", "---\ntitle: [\n---\n", "Changed", "The last change"},
		{"empty", "", "Changed", "The last change"},
		{"mended", smallBrief, "Small", ""},
	}
	for _, s := range steps {
		t.Run(s.name, func(t *testing.T) {
			write(t, file, s.text)
			w.until("the change has been read", func() bool {
				return w.opened.brief.Title == s.title && strings.Contains(w.banner.notice.Title, s.banner) && (s.banner != "" || !strings.Contains(w.banner.notice.Title, "last change"))
			})
			if !strings.HasPrefix(w.Title(), s.title) {
				t.Errorf("the window is called %q", w.Title())
			}
		})
	}
}

func TestFolderThatGoesAndComesBackIsFollowed(t *testing.T) {
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	w := newTestWindow(t)
	w.read(dir)
	if err := os.Rename(dir, dir+"2"); err != nil {
		t.Fatal(err)
	}
	w.until("it says that the folder has gone", func() bool { return strings.Contains(w.banner.notice.Title, "last change") })
	if err := os.Rename(dir+"2", dir); err != nil {
		t.Fatal(err)
	}
	w.until("the folder is back", func() bool { return !strings.Contains(w.banner.notice.Title, "last change") })
	write(t, filepath.Join(dir, "brief.md"), strings.Replace(smallBrief, "Small", "Changed", 1))
	w.until("a change after that is shown", func() bool { return w.opened.brief.Title == "Changed" })
}

func TestReloadKeepsWhatIsLookedAt(t *testing.T) {
	rows := "id,date,country,place,lat,lon,killed\na,2024-01-02,Pakistan,Quetta,30.2,67.0,1\nb,2024-01-03,Pakistan,Quetta,30.2,67.0,2\n"
	dir := folderOf(t, map[string]string{"brief.md": smallBrief, "incidents.csv": rows})
	w := newTestWindow(t)
	w.read(dir)
	w.lookAtIncidents()
	row, _ := w.opened.brief.Incidents.Index("b")
	w.selectIncident(row)
	old := w.incidents
	write(t, filepath.Join(dir, "incidents.csv"), strings.Replace(rows, "a,2024-01-02", "new,2023-01-01,Pakistan,Quetta,30.2,67.0,1\na,2024-01-02", 1))
	w.until("the change is shown", func() bool { return w.incidents != old && w.incidents.Settled() })
	if w.mode != incidentMode || w.selected < 0 || w.opened.brief.Incidents.At(w.selected).ID != "b" {
		t.Errorf("mode %d, row %d", w.mode, w.selected)
	}
}

func TestPlaceIsRememberedWhenAnotherBriefIsOpened(t *testing.T) {
	w := shipped(t)
	w.reading.Follow(compose.To(compose.LinkPlace, "recommendations"))
	want, _ := w.reading.Place()
	w.read("how-to-write-a-brief")
	w.read(firstBrief)
	if got, _ := w.reading.Place(); got != want || got.Block == "" {
		t.Errorf("reading goes on at %+v, want %+v", got, want)
	}
}

func TestAViewIsKeptInTheBrief(t *testing.T) {
	dir := folderOf(t, map[string]string{"brief.md": smallBrief})
	w := newTestWindow(t)
	w.read(dir)
	if why := w.FixedBecause(); why != "" {
		t.Fatal(why)
	}
	if err := w.AddView(brief.View{Name: "big", Query: "killed:>=50"}); err != nil {
		t.Fatal(err)
	}
	w.until("the window has the view", func() bool { return w.opened.brief.View("big") != nil })
	if shipped(t).FixedBecause() == "" {
		t.Error("a view can be kept in a brief that ships")
	}
}

func TestAStartAtAnAddressShowsItsParagraphOrTheNearest(t *testing.T) {
	w := shipped(t)
	w.untilChecked()
	section := w.opened.brief.Section("recommendations")
	var paragraph string
	brief.Walk(section.Blocks, func(b brief.Block) {
		if p, ok := b.(*brief.Paragraph); ok && paragraph == "" {
			paragraph = w.opened.brief.AddressOf(p)
		}
	}, nil)
	for _, test := range []struct{ address, section, said string }{
		{"attacks", "attacks", ""},
		{paragraph, "recommendations", ""},
		{"recomendations", "recommendations", "Nothing has the address recomendations"},
		{"attacks~zzzzz", "attacks", "Nothing has the address attacks~zzzzz"},
		{"nonsense", "attacks", "Nothing has the address nonsense"}, // it stays where it is
	} {
		w.notify(kit.Notice{})
		w.goToAddress(test.address)
		w.loop.Run()
		if w.reading.Section() != test.section || w.banner.notice.Title != test.said {
			t.Errorf("%s leads to %q and says %q", test.address, w.reading.Section(), w.banner.notice.Title)
		}
	}
	if got := w.banner.notice.Lines; !slices.Equal(got, []string{"Nothing like it was found."}) {
		t.Errorf("of the last one it says %q", got)
	}
}
