//go:build !nogui

package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"lectern/app/draw"
	"lectern/app/library"
	"lectern/assets"
)

// look is Fyne's theme made of our palette.
type look struct {
	choice library.Theme
	fonts  map[string]fyne.Resource

	// What the focused widget doesn't want goes here: Fyne gives it to nobody else.
	restKey  func(*fyne.KeyEvent)
	restRune func(rune)

	byKeys bool // the last act was a key, not the pointer: show where the keyboard is
}

func newLook(choice library.Theme) *look {
	l := &look{choice: choice, fonts: map[string]fyne.Resource{}}
	for _, name := range []string{"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Italic", "SourceSans3-SemiBoldItalic"} {
		if data, err := assets.Fonts.ReadFile("fonts/" + name + ".ttf"); err == nil {
			l.fonts[name] = fyne.NewStaticResource(name+".ttf", data)
		}
	}
	return l
}

// palette is the one in force.
func (l *look) palette() *draw.Palette {
	dark := l.choice == library.DarkTheme
	if l.choice == library.FollowSystem {
		dark = fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark
	}
	if dark {
		return &draw.Dark
	}
	return &draw.Light
}

func (l *look) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	p := l.palette()
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground:
		return p.Desk
	case theme.ColorNameMenuBackground, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground:
		return p.Raise
	case theme.ColorNameButton:
		return p.Desk
	case theme.ColorNameInputBorder:
		return p.Edge
	case theme.ColorNameForeground:
		return p.Ink
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
	case theme.ColorNameShadow: // and what dims the window below a dialog
		return color.NRGBA{A: 0x70}
	case theme.ColorNameError, theme.ColorNameWarning:
		return p.Caution
	case theme.ColorNameSuccess:
		return p.Accent
	}
	return p.Ink2
}

func (l *look) Font(s fyne.TextStyle) fyne.Resource {
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
	if f, ok := l.fonts[name]; ok {
		return f
	}
	return theme.DefaultTheme().Font(s)
}

func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

func (l *look) Size(name fyne.ThemeSizeName) float32 {
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

func (b bareLook) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameInputBackground {
		return color.Transparent
	}
	return b.look.Color(name, v)
}

func (b bareLook) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInputBorder {
		return 0
	}
	return b.look.Size(name)
}
