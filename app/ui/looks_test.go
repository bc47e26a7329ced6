//go:build !nogui

package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/golden"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestChromeLooks(t *testing.T) {
	w := shipped(t)
	loading := w.startLoading("khorasan", func() {})
	defer loading.end()
	loading.tell("incidents.csv", 30<<20, 100<<20)
	w.notify(kit.Notice{Title: "This brief has faults", Lines: []string{"brief.md:3:1: one, do this", "brief.md:4:1: two, do that", "brief.md:5:1: three"}})
	for _, c := range []struct {
		name string
		s    *kit.Surface
		size fyne.Size
	}{
		{"topbar-1280", w.top.Surface, fyne.NewSize(1280, barHeight)},
		{"topbar-900", w.top.Surface, fyne.NewSize(900, barHeight)},
		{"banner", w.banner.Surface, fyne.NewSize(900, 88)},
		{"loading", loading.Surface, fyne.NewSize(700, 600)},
	} {
		t.Run(c.name, func(t *testing.T) {
			golden.Text(t, "testdata/"+c.name+".txt", uitest.Describe(c.s, c.size))
		})
	}
}

func TestABannerForInformationDoesNotWarn(t *testing.T) {
	w := newTestWindow(t)
	for _, calm := range []bool{false, true} {
		w.notify(kit.Notice{Title: "2 rows read", Lines: []string{"dates read day first"}, Calm: calm, Action: "Save\u2026", Do: func() {}})
		w.banner.Repaint(int(w.banner.Size().Width), int(w.banner.Size().Height))
		words := uitest.Describe(w.banner.Surface, w.banner.Size())
		if strings.Contains(words, "Caution") == calm || !strings.Contains(words, "\"Save\u2026\"") {
			t.Errorf("calm: %t\n%s", calm, words)
		}
	}
}

func TestTheBannerShowsAllOfWhatItCuts(t *testing.T) {
	long := "/home/someone/.local/share/lectern/annotations/" + strings.Repeat("averylongname", 12) + ".jsonld:3: it has neither an address nor a quotation"
	for name, test := range map[string]struct {
		lines []string
		offer bool
	}{
		"a short line":    {[]string{"It is full."}, false},
		"two short lines": {[]string{"One.", "Two."}, false},
		"three lines":     {[]string{"One.", "Two.", "Three."}, true},
		"one long line":   {[]string{long}, true},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTestWindow(t)
			w.notify(kit.Notice{Title: "It failed", Lines: test.lines})
			show := func() string {
				w.banner.Repaint(int(w.banner.Size().Width), int(w.banner.Size().Height))
				return uitest.Describe(w.banner.Surface, w.banner.Size())
			}
			if offers := strings.Contains(show(), "click") && strings.Contains(show(), "Show all"); offers != test.offer {
				t.Fatalf("it offers all: %t", offers)
			}
			if !test.offer {
				return
			}
			before := w.banner.Size().Height
			w.banner.showAll()
			if words := show(); strings.Contains(words, "\u2026") || strings.Contains(words, "Show all") || w.banner.Size().Height <= before {
				t.Errorf("%v high it shows\n%s", w.banner.Size().Height, words)
			}
		})
	}
}
