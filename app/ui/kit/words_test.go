//go:build !nogui

package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestWordsGrowWithTheirTextAndLongOnesAreBroken(t *testing.T) {
	w, _ := uitest.Window(t)
	words := kit.NewWords(w, 240, 0)
	text := "It is kept in /home/someone/" + strings.Repeat("averylongname", 8)
	words.Set(text)
	got, right := "", float32(0)
	for line := range strings.Lines(uitest.Describe(words.Surface, fyne.NewSize(240, words.Min.Height))) {
		if _, said, ok := strings.Cut(line, `"`); ok {
			said, _, _ = strings.Cut(said, `"`)
			got += said
			g := words.Measure()
			right = max(right, g.Width(g.Sans, said, 14))
		}
	}
	if strings.ReplaceAll(text, " ", "") != strings.ReplaceAll(got, " ", "") || right > 240 {
		t.Errorf("%v wide it says %q", right, got)
	}
}
