//go:build window && !nogui

package ui

import (
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lectern/app/golden"
)

// screenSaver is the part of a desktop that darkens idle screens.
type screenSaver struct{ calls chan any }

const cookie = uint32(4711)

// Inhibit is a method on the session bus.
func (s *screenSaver) Inhibit(program, _ string) (uint32, *dbus.Error) {
	s.calls <- program
	return cookie, nil
}

// UnInhibit is a method on the session bus.
func (s *screenSaver) UnInhibit(inhibited uint32) *dbus.Error {
	s.calls <- inhibited
	return nil
}

// The screens stay awake as long as a talk: the desktop is asked on a real session bus.
func TestTheScreensStayAwakeDuringARealTalk(t *testing.T) {
	name, address := built(t), golden.SessionBus(t)
	bus, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	defer bus.Close()
	saver := &screenSaver{make(chan any, 8)}
	const service = "org.freedesktop.ScreenSaver"
	if err := bus.Export(saver, "/org/freedesktop/ScreenSaver", service); err != nil {
		t.Fatal(err)
	}
	if _, err := bus.RequestName(service, dbus.NameFlagDoNotQueue); err != nil {
		t.Fatal(err)
	}
	hears := func(what string, is func(any) bool) {
		t.Helper()
		select {
		case call := <-saver.calls:
			if !is(call) {
				t.Fatalf("%s: the desktop hears %v", what, call)
			}
		case <-time.After(40 * time.Second):
			t.Fatalf("%s: the desktop hears nothing", what)
		}
	}
	p := startIn(t, []string{"DBUS_SESSION_BUS_ADDRESS=" + address}, name, "light", 1, "present", firstBrief)
	hears("the talk begins", func(call any) bool { program, ok := call.(string); return ok && program != "" })
	p.do("key", "Escape")
	time.Sleep(300 * time.Millisecond)
	p.do("key", "Escape")
	hears("the talk ends", func(call any) bool { return call == any(cookie) })
}
