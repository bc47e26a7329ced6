//go:build !nogui

package ui

import (
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
