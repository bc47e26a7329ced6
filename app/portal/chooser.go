package portal

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/godbus/dbus/v5"
)

// ErrNone says that no chooser answers, or that it has gone before the reader chose.
var ErrNone = errors.New("the desktop has no file chooser that answers")

// patience is how long bus and portal together may take to answer.
const patience = time.Second

const (
	service   = "org.freedesktop.portal.Desktop"
	object    = dbus.ObjectPath("/org/freedesktop/portal/desktop")
	chooser   = "org.freedesktop.portal.FileChooser"
	request   = "org.freedesktop.portal.Request"
	leastSeen = 3 // version of the chooser, the first that lets folders be chosen
)

// Chooser is the file chooser of a desktop. Any goroutine may call its methods. It speaks to the bus itself: the library of
// portals that Fyne brings waits for an answer for ever, and reads a plus sign in a name as a space.
type Chooser struct {
	address string // of the session bus
}

// Session returns the chooser of the desktop that the program runs on, and whether there may be one. It opens nothing.
func Session() (Chooser, bool) {
	address, _, _ := strings.Cut(os.Getenv("DBUS_SESSION_BUS_ADDRESS"), ";")
	if dir := os.Getenv("XDG_RUNTIME_DIR"); address == "" && filepath.IsAbs(dir) {
		address = "unix:path=" + dbus.EscapeBusAddressValue(filepath.Join(dir, "bus"))
	}
	return Chooser{address}, runtime.GOOS == "linux" && strings.HasPrefix(address, "unix:")
}

// Present reports whether a chooser answers.
func (c Chooser) Present(ctx context.Context) bool {
	conn, err := c.connect(ctx, func(context.Context, *dbus.Conn) error { return nil })
	if err != nil {
		return false
	}
	conn.Close()
	return true
}

// Choose shows the chooser and waits for what the reader does with it. It returns an absolute path, or "" where the reader
// left without one; ErrNone; the error of the context, at whose end the chooser is closed; or that what was chosen is no file
// of this computer.
func (c Chooser) Choose(ctx context.Context, r Request) (string, error) {
	var shown dbus.ObjectPath
	signals := make(chan *dbus.Signal, 16)
	conn, err := c.connect(ctx, func(ctx context.Context, conn *dbus.Conn) error {
		conn.Signal(signals)
		err := conn.AddMatchSignal(dbus.WithMatchInterface(request), dbus.WithMatchMember("Response"))
		if err != nil {
			return err
		}
		return conn.Object(service, object).CallWithContext(ctx, r.method(), 0, r.Parent, r.Title, r.options()).Store(&shown)
	})
	if err != nil {
		return "", err
	}
	defer conn.Close()
	begun := time.Now()
	for {
		select {
		case <-ctx.Done():
			soon, cancel := context.WithTimeout(context.Background(), patience)
			defer cancel()
			_ = conn.Object(service, shown).CallWithContext(soon, request+".Close", 0).Err // else the end of the connection closes it
			return "", ctx.Err()
		case s, open := <-signals:
			switch {
			case !open || gone(s):
				return "", ErrNone
			case s.Path == shown && s.Name == request+".Response":
				return chosen(s.Body, time.Since(begun))
			}
		}
	}
}

// connect opens a connection to the bus, sees whether there is a chooser that is new enough, and then asks something of it,
// all within the time that they have. What goes wrong means that there is none.
func (c Chooser) connect(ctx context.Context, ask func(context.Context, *dbus.Conn) error) (*dbus.Conn, error) {
	conn, err := dbus.Dial(c.address)
	if err != nil {
		return nil, ErrNone
	}
	soon, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	intime := context.AfterFunc(soon, func() { conn.Close() }) // which ends what waits on it
	err = greet(soon, conn)
	if err == nil {
		err = ask(soon, conn)
	}
	if intime() && err == nil {
		return conn, nil
	}
	conn.Close()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return nil, ErrNone
}

// greet begins to talk on the bus, and asks which version of the chooser there is.
func greet(ctx context.Context, conn *dbus.Conn) error {
	if err := conn.Auth(nil); err != nil {
		return err
	}
	if err := conn.Hello(); err != nil {
		return err
	}
	err := conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, service))
	if err != nil {
		return err
	}
	var version uint32
	err = conn.Object(service, object).CallWithContext(ctx, "org.freedesktop.DBus.Properties.Get", 0, chooser, "version").Store(&version)
	if err == nil && version < leastSeen {
		return ErrNone
	}
	return err
}

// gone reports whether a signal says that the portal has left the bus, and the chooser with it.
func gone(s *dbus.Signal) bool {
	var name, before, after string
	return s.Name == "org.freedesktop.DBus.NameOwnerChanged" && dbus.Store(s.Body, &name, &before, &after) == nil &&
		name == service && before != ""
}
