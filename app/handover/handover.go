package handover

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// Request says what a start wants of the program that already runs.
type Request struct {
	Brief   string // absolute path, or the name of a shipped brief
	Section string // address of the section or block to begin with; "": none
	Present bool
	Display string // on which the window is wanted
}

// patience is how long a program that runs may take to answer.
const patience = time.Second

// Folder returns the folder of the socket files, or "" where the desktop gives its user none.
func Folder() string {
	dir := os.Getenv("XDG_RUNTIME_DIR")
	if !filepath.IsAbs(dir) {
		return ""
	}
	return filepath.Join(dir, "lectern")
}

// Ask asks the programs whose sockets are in a folder, one after the other, and reports whether one has taken the
// request. Sockets of programs that have ended are removed.
func Ask(dir string, r Request) bool {
	sockets, _ := filepath.Glob(filepath.Join(dir, "*.sock"))
	for _, file := range sockets {
		taken, err := ask(file, r)
		if errors.Is(err, syscall.ECONNREFUSED) {
			os.Remove(file)
		}
		if taken {
			return true
		}
	}
	return false
}

func ask(file string, r Request) (taken bool, err error) {
	conn, err := net.DialTimeout("unix", file, patience)
	if err != nil {
		return false, fmt.Errorf("asking a program that runs: %w", err)
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		return false, fmt.Errorf("asking a program that runs: %w", err)
	}
	if err := json.NewEncoder(conn).Encode(r); err != nil {
		return false, fmt.Errorf("asking a program that runs: %w", err)
	}
	if err := json.NewDecoder(conn).Decode(&taken); err != nil {
		return false, fmt.Errorf("waiting for a program that runs: %w", err)
	}
	return taken, nil
}

// Listen answers the requests of other starts at a socket in a folder, each on a goroutine of its own, until stop is
// called. Take reports whether it has taken a request.
func Listen(dir string, take func(Request) bool) (stop func(), err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("listening for other starts: %w", err)
	}
	file := filepath.Join(dir, fmt.Sprintf("%d.sock", os.Getpid()))
	os.Remove(file) // of a program that had this number and was killed
	listener, err := net.Listen("unix", file)
	if err != nil {
		return nil, fmt.Errorf("listening for other starts: %w", err)
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return // it was closed
			}
			go answer(conn, take)
		}
	}()
	return func() { listener.Close() }, nil
}

// mostAsked is the largest request in bytes.
const mostAsked = 64 << 10

// answer reads a request and says whether it was taken. A start that sends none in time is left alone.
func answer(conn net.Conn, take func(Request) bool) {
	defer conn.Close()
	var r Request
	if conn.SetDeadline(time.Now().Add(patience)) != nil {
		return
	}
	if json.NewDecoder(io.LimitReader(conn, mostAsked)).Decode(&r) == nil {
		_ = json.NewEncoder(conn).Encode(take(r)) // a start that has gone is alone by now
	}
}
