//go:build !nogui

package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/assets"
)

// Theme is Fyne's theme made of our palette. All windows share it.
type Theme struct {
	Choice library.Theme
	fonts  map[string]fyne.Resource
}

// NewTheme returns the theme that the reader chose.
func NewTheme(choice library.Theme) *Theme {
	t := &Theme{Choice: choice, fonts: map[string]fyne.Resource{}}
	for _, name := range []string{"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Italic", "SourceSans3-SemiBoldItalic"} {
		if data, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf"); err == nil {
			t.fonts[name] = fyne.NewStaticResource(name+".ttf", data)
		}
	}
	return t
}

// Palette returns the palette in force.
func (t *Theme) Palette() *draw.Palette {
	if p, ok := palettes[t.Choice]; ok {
		return p
	}
	if fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark {
		return &draw.Dark
	}
	return &draw.Light
}

// palettes holds the palettes of the themes that don't follow the system.
var palettes = map[library.Theme]*draw.Palette{
	library.LightTheme: &draw.Light, library.DarkTheme: &draw.Dark, library.SepiaTheme: &draw.Sepia, library.ContrastTheme: &draw.Contrast,
}

// cleared returns the colour by which Fyne clears a window to an ink: its painter divides by 255 times 255 instead of 65,535
// (Fyne 2.7.1, internal/painter/gl). Fyne's own widgets, such as the menu bar, are a hundredth darker by it.
func cleared(i draw.Ink) color.Color {
	return color.RGBA64{R: uint16(i.R) * 255, G: uint16(i.G) * 255, B: uint16(i.B) * 255, A: 0xffff}
}

// Color returns our colour for one of Fyne's names.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := t.Palette()
	switch name {
	case theme.ColorNameBackground: // of what nothing is drawn on: paper, of which there is most
		return cleared(p.Page)
	case theme.ColorNameHeaderBackground:
		return p.Desk
	case theme.ColorNameMenuBackground, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground:
		return p.Raise
	case theme.ColorNameButton:
		return p.Desk
	case theme.ColorNameInputBorder:
		return p.Edge
	case theme.ColorNameForeground:
		return foreground(p)
	case theme.ColorNamePlaceHolder:
		return p.Ink3
	case theme.ColorNameDisabled:
		return p.Ink3
	case theme.ColorNameDisabledButton:
		return p.Desk
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameForegroundOnPrimary:
		return p.OnAccent
	case theme.ColorNameFocus, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNamePressed:
		return p.Wash
	case theme.ColorNameSeparator:
		return p.Rule
	case theme.ColorNameScrollBar:
		return p.Ghost
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x70}
	case theme.ColorNameError, theme.ColorNameWarning:
		return p.Caution
	case theme.ColorNameSuccess:
		return p.Accent
	}
	return p.Ink2
}

// foreground returns the colour of Fyne's own text, which is that of ink. Menus show their keys with the low byte of
// 0.95 times the 16 bits of its opacity (shortcutColor in Fyne's widget/menu_item.go): 238 makes them nearly opaque, where
// 255 makes them too faint to be read.
func foreground(p *draw.Palette) color.Color {
	const opacity = 238
	if p.Dark {
		return color.NRGBA{R: 255, G: 255, B: 255, A: opacity}
	}
	return color.NRGBA{A: opacity}
}

// Font returns Source Sans 3, except for monospace and symbols.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	name := "SourceSans3-Regular"
	switch {
	case s.Monospace || s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold && s.Italic:
		name = "SourceSans3-SemiBoldItalic"
	case s.Bold:
		name = "SourceSans3-SemiBold"
	case s.Italic:
		name = "SourceSans3-Italic"
	}
	if f, ok := t.fonts[name]; ok {
		return f
	}
	return theme.DefaultTheme().Font(s)
}

// Icon returns Fyne's standard icon of that name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size returns our size for one of Fyne's names, in logical pixels.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameText:
		return 14
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameInputRadius:
		return 3
	case theme.SizeNameSelectionRadius:
		return 0
	case theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall:
		return 5
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	}
	return theme.DefaultTheme().Size(name)
}
