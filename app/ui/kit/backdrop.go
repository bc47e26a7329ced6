//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// backdrop is what lies under a menu, and takes it away when it is clicked.
type backdrop struct {
	widget.BaseWidget
	clicked func()
}

func newBackdrop(clicked func()) *backdrop {
	b := &backdrop{clicked: clicked}
	b.ExtendBaseWidget(b)
	return b
}

func (b *backdrop) Tapped(*fyne.PointEvent)          { b.clicked() }
func (b *backdrop) TappedSecondary(*fyne.PointEvent) { b.clicked() }

func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
