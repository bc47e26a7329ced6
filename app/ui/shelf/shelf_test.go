//go:build !nogui

package shelf

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/golden"
	"lectern/app/library"
	"lectern/app/ui/uitest"
	"lectern/briefs"
)

func shown(t *testing.T, recent ...library.Read) (*Shelf, *uitest.Loop) {
	t.Helper()
	w, loop := uitest.Window(t)
	s := New(w, recent)
	t.Cleanup(s.Stop)
	w.SetContent(s)
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
	s.Opened.Listen(func(path string) { got = append(got, path) })
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
