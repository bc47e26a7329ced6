//go:build !nogui

package kit

import (
	"testing"

	"fyne.io/fyne/v2/theme"

	"lectern/app/library"
)

// Fyne computes the colour of the keys in menus from that of text, and takes low bytes for it.
func TestKeysInMenusAreOpaque(t *testing.T) {
	for _, choice := range []library.Theme{library.LightTheme, library.DarkTheme, library.SepiaTheme, library.ContrastTheme} {
		r, g, b, a := NewTheme(choice).Color(theme.ColorNameForeground, 0).RGBA()
		if alpha := uint8(uint32(float32(a) * 0.95)); alpha < 230 {
			t.Errorf("%s: the keys have an opacity of %d of 255", choice, alpha)
		}
		dark := choice == library.DarkTheme
		for _, part := range []uint32{r, g, b} {
			if low := uint8(part); dark && low < 200 || !dark && low > 60 {
				t.Errorf("%s: the keys have the colour %d, %d, %d", choice, uint8(r), uint8(g), uint8(b))
			}
		}
	}
}
