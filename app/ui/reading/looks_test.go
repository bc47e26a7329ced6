//go:build !nogui

package reading

import (
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/golden"
	"lectern/app/ui/uitest"
)

func TestOutlineLooks(t *testing.T) {
	d := shown(t)
	d.NextSection(false)
	golden.Text(t, "testdata/outline.txt", uitest.Describe(d.outline.Surface, fyne.NewSize(232, 420)))
}
