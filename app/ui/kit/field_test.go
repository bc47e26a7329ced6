//go:build !nogui

package kit_test

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"lectern/app/ui/kit"
	"lectern/app/ui/uitest"
)

func TestOnlyABareFieldHasNoFrame(t *testing.T) {
	w, _ := uitest.Window(t)
	for _, bare := range []bool{false, true} {
		f := kit.NewField(w, "A word")
		f.Bare = bare
		f.Refresh()
		frames := 0
		for _, o := range test.WidgetRenderer(f).Objects() {
			if frame, ok := o.(*canvas.Rectangle); ok && frame.Visible() {
				frames++
			}
		}
		if bare != (frames == 0) {
			t.Errorf("bare %t: %d rectangles are drawn around it", bare, frames)
		}
	}
}
