package portal

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lectern/app/golden"
)

// fake is a portal of the tests.
type fake struct {
	conn    *dbus.Conn
	version uint32
	asked   chan call     // what it was asked
	closed  chan struct{} // closed when the chooser is
	answer  func(f *fake, path dbus.ObjectPath)
	wait    time.Duration // before it answers a call
}

type call struct {
	method, parent, title string
	options               map[string]dbus.Variant
}

// Get answers for the properties of the portal.
func (f *fake) Get(_, _ string) (dbus.Variant, *dbus.Error) { return dbus.MakeVariant(f.version), nil }

// OpenFile is a method of the portal.
func (f *fake) OpenFile(parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return f.ask("OpenFile", parent, title, options)
}

// SaveFile is a method of the portal.
func (f *fake) SaveFile(parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	return f.ask("SaveFile", parent, title, options)
}

func (f *fake) ask(method, parent, title string, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	time.Sleep(f.wait)
	f.asked <- call{method, parent, title, options}
	const path = object + "/request/1"
	go f.answer(f, path)
	return path, nil
}

// Close is a method of the request.
func (f *fake) Close() *dbus.Error {
	close(f.closed)
	return nil
}

// startPortal puts a portal on a bus.
func startPortal(t *testing.T, bus string, f *fake) *fake {
	t.Helper()
	var err error
	if f.conn, err = dbus.Connect(bus); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.conn.Close() })
	f.asked, f.closed = make(chan call, 9), make(chan struct{})
	if f.version == 0 {
		f.version = 4
	}
	for _, err := range []error{
		f.conn.Export(f, object, "org.freedesktop.DBus.Properties"),
		f.conn.Export(f, object, chooser),
		f.conn.Export(f, object+"/request/1", request),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if reply, err := f.conn.RequestName(service, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatal(reply, err)
	}
	return f
}

// responds answers with a code and URIs, after an answer to another request, which isn't for us.
func responds(code uint32, uris ...string) func(*fake, dbus.ObjectPath) {
	return func(f *fake, path dbus.ObjectPath) {
		other := map[string]dbus.Variant{"uris": dbus.MakeVariant([]string{"file:///other"})}
		_ = f.conn.Emit(object+"/request/2", request+".Response", uint32(0), other)
		results := map[string]dbus.Variant{}
		if uris != nil {
			results["uris"] = dbus.MakeVariant(uris)
		}
		_ = f.conn.Emit(path, request+".Response", code, results)
	}
}

func never(*fake, dbus.ObjectPath) {}

func TestWhatIsChosenComesBack(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(*fake, dbus.ObjectPath)
		want   string
		err    string
	}{
		{"a file", responds(0, "file:///home/ana/talk.brief"), "/home/ana/talk.brief", ""},
		{"spaces and other letters", responds(0, "file:///home/ana/Mali%20M%C3%A4rz/%D8%A7%2B+1%25.pdf"), "/home/ana/Mali März/ا++1%.pdf", ""},
		{"letters that aren't encoded", responds(0, "file://localhost/home/März 1"), "/home/März 1", ""},
		{"a name that isn't UTF-8", responds(0, "file:///home/a%FF"), "/home/a\xff", ""},
		{"a folder", responds(0, "file:///home/ana/"), "/home/ana", ""},
		{"left", responds(1), "", ""},
		{"can't be shown", responds(2), "", ErrNone.Error()},
		{"left by Escape", func(f *fake, path dbus.ObjectPath) {
			time.Sleep(patience * 6 / 5)
			responds(2)(f, path)
		}, "", ""},
		{"nothing", responds(0), "", ErrNone.Error()},
		{"not on this computer", responds(0, "sftp://host/a.pdf"), "", `"sftp://host/a.pdf" is no file of this computer`},
		{"of another computer", responds(0, "file://host/a.pdf"), "", `"file://host/a.pdf" is no file of this computer`},
		{"a broken address", responds(0, "file:///a%zz"), "", `"file:///a%zz" is no file of this computer`},
		{"a zero in a name", responds(0, "file:///a%00b"), "", `"file:///a%00b" is no file of this computer`},
		{"an answer of another form", func(f *fake, path dbus.ObjectPath) {
			_ = f.conn.Emit(path, request+".Response", "no")
		}, "", ErrNone.Error()},
		{"results of another form", func(f *fake, path dbus.ObjectPath) {
			_ = f.conn.Emit(path, request+".Response", uint32(0), map[string]dbus.Variant{"uris": dbus.MakeVariant(7)})
		}, "", ErrNone.Error()},
		{"the portal vanishes", func(f *fake, _ dbus.ObjectPath) { f.conn.Close() }, "", ErrNone.Error()},
	} {
		t.Run(c.name, func(t *testing.T) {
			bus := golden.SessionBus(t)
			startPortal(t, bus, &fake{answer: c.answer})
			got, err := Chooser{bus}.Choose(t.Context(), Request{Title: "Open"})
			message := ""
			if err != nil {
				message = err.Error()
			}
			if got != c.want || message != c.err {
				t.Errorf("%q, %q, want %q, %q", got, message, c.want, c.err)
			}
		})
	}
}

func TestThePortalIsToldWhatIsSought(t *testing.T) {
	for _, c := range []struct {
		name    string
		request Request
		method  string
		want    map[string]string
	}{
		{
			"a file",
			Request{Action: "Open", Dir: "/home/März", Kinds: "Briefs", Patterns: []string{"*.pdf", "brief.md"}},
			"OpenFile",
			map[string]string{
				"accept_label": "s Open", "current_folder": "ay /home/März\x00",
				"filters": "aav [[Briefs [[0 *.[pP][dD][fF]] [0 [bB][rR][iI][eE][fF].[mM][dD]]]] [All files [[0 *]]]]",
			},
		},
		{"a folder", Request{Folder: true, Action: "Watch_it"}, "OpenFile", map[string]string{"directory": "b true", "accept_label": "s Watch__it"}},
		{"a new file", Request{Name: "März 1.md", Dir: "/"}, "SaveFile", map[string]string{"current_name": "s März 1.md", "current_folder": "ay /\x00"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			bus := golden.SessionBus(t)
			f := startPortal(t, bus, &fake{answer: responds(1)})
			c.request.Parent, c.request.Title = "x11:1a", "Find it"
			if _, err := (Chooser{bus}).Choose(t.Context(), c.request); err != nil {
				t.Fatal(err)
			}
			asked := <-f.asked
			if asked.method != c.method || asked.parent != "x11:1a" || asked.title != "Find it" {
				t.Errorf("asked %s of %s: %s", asked.method, asked.parent, asked.title)
			}
			c.want["modal"] = "b true"
			for key, value := range asked.options {
				got := fmt.Sprint(value.Signature(), " ", value.Value())
				if text, ok := value.Value().([]byte); ok {
					got = fmt.Sprintf("ay %s", text)
				}
				if got != c.want[key] {
					t.Errorf("%s is %q, want %q", key, got, c.want[key])
				}
				delete(c.want, key)
			}
			if len(c.want) > 0 {
				t.Errorf("not told: %v", c.want)
			}
		})
	}
}

func TestFiltersAreSentAsThePortalReadsThem(t *testing.T) {
	r := Request{Patterns: []string{"*"}}
	if got := r.options()["filters"].Signature().String(); got != "a(sa(us))" {
		t.Errorf("as %s", got)
	}
}

func TestACancelledRequestClosesTheChooser(t *testing.T) {
	bus := golden.SessionBus(t)
	f := startPortal(t, bus, &fake{answer: never})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-f.asked
		time.Sleep(patience / 3) // until the path of the request is known
		cancel()
	}()
	if got, err := (Chooser{bus}).Choose(ctx, Request{}); got != "" || !errors.Is(err, context.Canceled) {
		t.Errorf("%q, %v", got, err)
	}
	select {
	case <-f.closed:
	case <-time.After(10 * time.Second):
		t.Error("the chooser stays")
	}
}

func TestWhereNoPortalAnswersThereIsNoneSoon(t *testing.T) {
	silent := func(t *testing.T) string { // takes calls and never answers, as a bus that hangs
		dir, err := os.MkdirTemp("", "lt")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		listener, err := net.Listen("unix", filepath.Join(dir, "bus"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { listener.Close() })
		return "unix:path=" + filepath.Join(dir, "bus")
	}
	portal := func(f *fake) func(*testing.T) string {
		return func(t *testing.T) string {
			f.answer = never
			bus := golden.SessionBus(t)
			startPortal(t, bus, f)
			return bus
		}
	}
	for name, bus := range map[string]func(t *testing.T) string{
		"no bus":               func(*testing.T) string { return "unix:path=/nowhere/bus" },
		"a bus that hangs":     silent,
		"no portal":            func(t *testing.T) string { return golden.SessionBus(t) },
		"a portal too old":     portal(&fake{version: 2}),
		"a portal that hangs":  portal(&fake{wait: 3 * time.Second}),
		"an address of no use": func(*testing.T) string { return "unix:what" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := Chooser{bus(t)}
			begun := time.Now()
			if _, err := c.Choose(t.Context(), Request{}); !errors.Is(err, ErrNone) {
				t.Errorf("%v", err)
			}
			if took := time.Since(begun); took > 2*patience {
				t.Errorf("it takes %v", took)
			}
			if name != "a portal that hangs" && c.Present(t.Context()) {
				t.Error("it counts as present")
			}
		})
	}
}

func TestAPortalIsPresent(t *testing.T) {
	bus := golden.SessionBus(t)
	f := startPortal(t, bus, &fake{answer: never})
	if !(Chooser{bus}).Present(t.Context()) {
		t.Error("a portal that answers doesn't count")
	}
	if len(f.asked) > 0 {
		t.Error("it showed a chooser")
	}
}

func TestOnlyABusOnAUnixSocketIsSpokenTo(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("there are no portals")
	}
	for _, c := range []struct {
		address, dir, want string
	}{
		{"unix:path=/run/user/1000/bus,guid=1;tcp:host=a", "", "unix:path=/run/user/1000/bus,guid=1"},
		{"", "/run/user/1000", "unix:path=/run/user/1000/bus"},
		{"", "", ""},
		{"", "here", ""},
		{"tcp:host=127.0.0.1,port=7", "/run/user/1000", ""},
		{"unixexec:path=/bin/sh", "", ""},
		{"autolaunch:", "", ""},
	} {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", c.address)
		t.Setenv("XDG_RUNTIME_DIR", c.dir)
		if got, ok := Session(); ok != (c.want != "") || ok && got.address != c.want {
			t.Errorf("%q in %q: %q, %t", c.address, c.dir, got.address, ok)
		}
	}
}
