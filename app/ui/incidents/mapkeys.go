//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/ui/kit"
)

func (m *mapView) FocusGained() { m.focusRing(m.desk.window.ByKeyboard()) }

func (m *mapView) FocusLost() { m.focusRing(false) }

func (m *mapView) KeyDown(*fyne.KeyEvent) { m.desk.window.UsedKeyboard(true); m.focusRing(true) }

func (m *mapView) KeyUp(*fyne.KeyEvent) {}

func (m *mapView) focusRing(on bool) {
	m.ring.StrokeColor, m.ring.Hidden = m.desk.window.Palette().Accent, !on
	m.ring.Refresh()
}

func (m *mapView) TypedRune(r rune) { m.desk.window.Rune(r) }

// TypedKey pans with the arrows, zooms with plus and minus, shows all of the brief's region with Home and all that is shown
// with End, and goes to the nearest symbol in a direction with Shift and an arrow.
func (m *mapView) TypedKey(e *fyne.KeyEvent) {
	if m.sketchKey(e.Name) {
		return
	}
	step := m.Size().Height / 6
	dx, dy := float32(0), float32(0)
	middle := draw.Point{X: m.want.W / 2, Y: m.want.H / 2}
	switch e.Name {
	case fyne.KeyLeft:
		dx = step
	case fyne.KeyRight:
		dx = -step
	case fyne.KeyUp:
		dy = step
	case fyne.KeyDown:
		dy = -step
	case fyne.KeyPlus, fyne.KeyEqual:
		m.zoom(1.5, middle)
		return
	case fyne.KeyMinus:
		m.zoom(1/1.5, middle)
		return
	case fyne.KeyHome:
		m.home()
		return
	case fyne.KeyEnd:
		m.desk.ZoomToShown()
		return
	case fyne.KeyReturn, fyne.KeyEnter:
		if s := m.drawn.clusters.Of(m.desk.selected); m.desk.selected >= 0 && s != nil && s.Count > 1 && !m.cluster.Visible() {
			m.card.show(-1)
			m.cluster.show(s)
			return
		}
		m.desk.openSelected()
		return
	case fyne.KeyEscape:
		if m.cluster.Visible() {
			m.cluster.show(nil)
			return
		}
		m.desk.Dismiss()
		return
	default:
		m.desk.window.Key(e)
		return
	}
	if kit.Shifted() {
		m.nearest(-dx, -dy)
		return
	}
	m.moveTo(m.want.Pan(dx, dy))
}

// nearest chooses the nearest symbol in a direction from the selected one.
func (m *mapView) nearest(dx, dy float32) {
	from := draw.Point{X: m.drawn.view.W / 2, Y: m.drawn.view.H / 2}
	if s := m.drawn.clusters.Of(m.desk.selected); s != nil {
		from = s.At
	}
	var best *figure.Symbol
	distance := float32(1e9)
	for i := range m.drawn.clusters.Symbols {
		s := &m.drawn.clusters.Symbols[i]
		vx, vy := s.At.X-from.X, s.At.Y-from.Y
		along := vx*sign(dx) + vy*sign(dy)
		across := vx*sign(dy) + vy*sign(dx)
		if along < 2 || max(across, -across) > along {
			continue
		}
		if d := along + max(across, -across); d < distance {
			best, distance = s, d
		}
	}
	if best != nil {
		m.desk.Select(m.rows(best, 1)[0])
	}
}

func sign(v float32) float32 {
	switch {
	case v > 0:
		return 1
	case v < 0:
		return -1
	}
	return 0
}
