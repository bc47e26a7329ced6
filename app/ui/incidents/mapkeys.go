//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/draw"
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
// with End, and goes to the nearest symbol, province or hexagon in a direction with Shift and an arrow.
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
		if s := m.spotOf(m.desk.selected); s.count() > 1 && !m.cluster.Visible() {
			m.list(s, m.middle(s))
			return
		}
		m.desk.openSelected()
		return
	case fyne.KeyEscape:
		if m.cluster.Visible() {
			m.cluster.close()
			return
		}
		if m.credits.Visible() {
			m.credits.Hide()
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

// nearest chooses the nearest symbol, province or hexagon in a direction from that of the selected incident.
func (m *mapView) nearest(dx, dy float32) {
	from := draw.Point{X: m.want.W / 2, Y: m.want.H / 2}
	if s := m.spotOf(m.desk.selected); s.count() > 0 {
		from = m.middle(s)
	}
	best, distance := spot{}, float32(1e9)
	for _, s := range m.spots() {
		at := m.middle(s)
		vx, vy := at.X-from.X, at.Y-from.Y
		along := vx*sign(dx) + vy*sign(dy)
		across := vx*sign(dy) + vy*sign(dx)
		if along < 2 || max(across, -across) > along {
			continue
		}
		if d := along + max(across, -across); d < distance {
			best, distance = s, d
		}
	}
	if best.count() > 0 {
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
