//go:build !nogui

package incidents

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/ui/uitest"
)

// What isn't known stands at the end of the line of totals, which narrow windows must not cut.
func TestTotalsSayWhatIsNotKnownInNarrowWindows(t *testing.T) {
	d := shown(t)
	for _, width := range []float32{900, 1280} {
		if got := uitest.Describe(d.totals, fyne.NewSize(width, totalsHeight)); !strings.Contains(got, "no count.") || strings.Contains(got, "\u2026") {
			t.Errorf("%v wide it says\n%s", width, got)
		}
	}
}
