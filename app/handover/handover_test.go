package handover

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// folder returns a folder with a path short enough for a socket.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "lt")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func TestARequestIsTakenByAProgramThatRuns(t *testing.T) {
	dir := folder(t)
	stop, err := Listen(dir, func(r Request) bool { return r == Request{Brief: "/briefs/a", Present: true, Display: ":1"} })
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		request Request
		taken   bool
	}{
		"what it shows":   {Request{Brief: "/briefs/a", Present: true, Display: ":1"}, true},
		"something else":  {Request{Brief: "/briefs/b", Present: true, Display: ":1"}, false},
		"another display": {Request{Brief: "/briefs/a", Present: true, Display: ":2"}, false},
		"a huge request":  {Request{Brief: strings.Repeat("a", mostAsked)}, false},
	} {
		if taken := Ask(dir, c.request); taken != c.taken {
			t.Errorf("%s: taken %t", name, taken)
		}
	}
	stop()
	if Ask(dir, Request{Brief: "/briefs/a", Present: true, Display: ":1"}) {
		t.Error("a program that has ended takes a request")
	}
}

func TestSocketsOfKilledProgramsAreRemoved(t *testing.T) {
	file := filepath.Join(folder(t), "1.sock")
	listener, err := net.Listen("unix", file)
	if err != nil {
		t.Fatal(err)
	}
	listener.(*net.UnixListener).SetUnlinkOnClose(false) // as a kill leaves it
	listener.Close()
	if Ask(filepath.Dir(file), Request{}) {
		t.Error("a killed program takes a request")
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("its socket stays")
	}
}

func TestAProgramThatDoesNotAnswerIsLeftAlone(t *testing.T) {
	file := filepath.Join(folder(t), "1.sock")
	listener, err := net.Listen("unix", file)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close() // it never accepts
	if Ask(filepath.Dir(file), Request{}) {
		t.Error("a program that hangs takes a request")
	}
}

func TestWithoutTheDesktopsFolderEveryStartIsAlone(t *testing.T) {
	for dir, want := range map[string]string{"": "", "relative": "", "/run/user/1": "/run/user/1/lectern"} {
		t.Setenv("XDG_RUNTIME_DIR", dir)
		if got := Folder(); got != want {
			t.Errorf("%q gives %q, want %q", dir, got, want)
		}
	}
	if Ask("", Request{}) {
		t.Error("a request is taken")
	}
}
