//go:build !nogui

package kit_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/golden"
	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestLinesAreBrokenAtWordsAndScroll(t *testing.T) {
	w, _ := uitest.Window(t)
	size := fyne.NewSize(240, 80)
	s := kit.NewLines(w, "A short line.\n\n    an indented line, which is longer than the box is wide\nareallylongwordwithoutanyblankinititisnotbroken\n"+strings.Repeat("more\n", 9)+"the end", size)
	golden.Text(t, "testdata/lines.txt", uitest.Describe(s, size))
	first := uitest.Describe(s, size)
	uitest.Press(s, fyne.KeyEnd)
	last := uitest.Describe(s, size)
	if strings.Contains(first, "the end") || !strings.Contains(last, "the end") {
		t.Errorf("End doesn't lead to the end:\n%s", last)
	}
	for _, c := range []struct{ there, back fyne.KeyName }{
		{fyne.KeyEnd, fyne.KeyHome}, {fyne.KeyDown, fyne.KeyUp}, {fyne.KeyPageDown, fyne.KeyPageUp},
	} {
		uitest.Press(s, fyne.KeyHome)
		uitest.Press(s, c.there)
		if uitest.Describe(s, size) == first {
			t.Errorf("%s does nothing", c.there)
		}
		uitest.Press(s, c.back)
		if got := uitest.Describe(s, size); got != first {
			t.Errorf("%s doesn't lead back:\n%s", c.back, got)
		}
	}
}
