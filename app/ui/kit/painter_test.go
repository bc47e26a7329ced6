//go:build !nogui

package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestTheWordsSoughtStandOut(t *testing.T) {
	w, _ := uitest.Window(t)
	s := kit.NewSurface(w, fyne.NewSize(300, 40), func(g *kit.Painter) {
		g.Stressed("In the Café it’s late", []string{"cafe", "it's"}, 8, 20, 13)
	})
	var words, marked []string
	for line := range strings.Lines(uitest.Describe(s, fyne.NewSize(300, 40))) {
		parts := strings.Split(line, `"`)
		words = append(words, parts[1])
		if strings.HasPrefix(parts[2], " Ink,") {
			marked = append(marked, parts[1])
		}
	}
	if got := strings.Join(marked, "|"); got != "Café|it’s" || strings.ReplaceAll(strings.Join(words, ""), " ", "") != "IntheCaféit’slate" {
		t.Errorf("marked: %s, of %s", got, words)
	}
}
