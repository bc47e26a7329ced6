//go:build !nogui

package incidents

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/draw"
	"lectern/app/ui/kit"
)

func (m *mapView) Scrolled(e *fyne.ScrollEvent) {
	dy := min(max(e.Scrolled.DY, -60), 60) // a wheel's step is multiplied off macOS
	m.zoom(math.Pow(2, float64(dy)/60), draw.Point{X: e.Position.X, Y: e.Position.Y})
}

func (m *mapView) MouseDown(e *desktop.MouseEvent) {
	m.dragging = false
	m.desk.window.UsedKeyboard(false)
	m.desk.window.Focus(m)
	m.focusRing(false)
}

func (m *mapView) MouseUp(e *desktop.MouseEvent) {
	if m.dragging || m.desk.result == nil {
		return
	}
	if m.sketch.on && e.Button == desktop.MouseButtonPrimary {
		m.sketchAt(e.Position)
		return
	}
	s := m.under(e.Position)
	if e.Button == desktop.MouseButtonSecondary {
		row := m.desk.selected
		if s.count() > 0 && !slices.Contains(m.rows(s, 1000), row) {
			row = m.rows(s, 1)[0]
		}
		m.hideTip()
		m.desk.menuAt(row, m, e.Position, m.want)
		return
	}
	m.hideTip() // a card says it
	switch {
	case e.Button != desktop.MouseButtonPrimary:
	case s.count() == 0:
		m.desk.Select(-1)
	case s.count() == 1:
		row := m.rows(s, 1)[0]
		if kit.Modifiers()&fyne.KeyModifierShortcutDefault != 0 {
			m.desk.mark(row)
		} else {
			m.desk.Select(row)
		}
	case s.shaded != nil:
		m.list(s, draw.Point{X: e.Position.X, Y: e.Position.Y})
	default:
		m.list(s, m.middle(s))
	}
}

// list shows the incidents of a spot beside a point.
func (m *mapView) list(s spot, at draw.Point) {
	m.card.show(-1)
	m.hideTip()
	m.cluster.show(s, at)
}

func (m *mapView) Dragged(e *fyne.DragEvent) {
	m.dragging, m.moved = true, true
	m.cluster.close()
	m.pointer = nil
	m.hideTip()
	m.want = m.want.Pan(e.Dragged.DX, e.Dragged.DY)
	m.place()
	if m.drift() {
		m.desk.ask()
	}
}

func (m *mapView) DragEnd() { m.desk.ask() }

func (m *mapView) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

func (m *mapView) MouseOut() {
	m.pointer = nil
	m.hideTip()
	m.rim.Refresh()
}

// hideTip hides what names the symbol under the pointer, until the pointer moves or the next picture is there.
func (m *mapView) hideTip() {
	m.over = spot{}
	m.tip.Hide()
}

func (m *mapView) MouseMoved(e *desktop.MouseEvent) {
	if m.sketch.on {
		m.sketch.pointer = e.Position
		m.paintSketch()
		return
	}
	m.pointer = &e.Position
	m.hover()
}

// hover names the symbol under the pointer.
func (m *mapView) hover() {
	if m.pointer == nil || m.sketch.on {
		m.hideTip()
		return
	}
	was, at := m.over, *m.pointer
	if m.over = m.under(at); m.over == was && (m.over.count() > 0 || !m.tip.Visible()) {
		return
	}
	s := m.over
	if s.symbol != nil && s.count() == 1 && slices.Contains(s.symbol.Rows, m.desk.selected) || m.cluster.Visible() { // a card says it
		s = spot{}
	}
	m.tip.show(m, s, fyne.NewSize(at.X, at.Y), m.Size())
	m.rim.Refresh() // asks for a frame: what was never painted can't
}

func (m *mapView) Cursor() desktop.Cursor {
	if m.sketch.on {
		return desktop.CrosshairCursor
	}
	if m.over.count() > 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}
