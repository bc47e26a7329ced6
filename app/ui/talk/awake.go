//go:build !nogui

package talk

import (
	"os"
	"runtime"

	"fyne.io/fyne/v2"
)

// stayAwake keeps the screens from going dark until the talk ends. It asks the desktop, which may be slow to answer, on a
// goroutine of its own; Windows ties the wish to a thread.
func (t *Talk) stayAwake() {
	if runtime.GOOS == "linux" && os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return // nobody to ask
	}
	go func() {
		runtime.LockOSThread()
		t.awake.Lock() // until the talk before has let go
		defer t.awake.Unlock()
		driver := fyne.CurrentApp().Driver()
		driver.SetDisableScreenBlanking(true)
		<-t.stopped
		driver.SetDisableScreenBlanking(false)
	}()
}
