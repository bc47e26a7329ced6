//go:build linux

package main

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

// screen is a display of its own, whose pixels are in a file that Xvfb keeps up to date.
type screen struct {
	name   string
	dir    string // of the file, and of the settings of programs on it
	server *exec.Cmd
	input  *exec.Cmd      // xdotool, which does what it reads
	keys   io.WriteCloser // to input
	pixels []byte
	seed   maphash.Seed
}

// openScreen starts a display of a size such as 1920x1080.
func openScreen(size string) (*screen, error) {
	dir, err := os.MkdirTemp("", "talk")
	if err != nil {
		return nil, err
	}
	s := &screen{name: fmt.Sprintf(":%d", 100+os.Getpid()%800), dir: dir, seed: maphash.MakeSeed()}
	s.server = exec.Command("Xvfb", s.name, "-screen", "0", size+"x24", "-fbdir", dir)
	if err := s.server.Start(); err != nil {
		return nil, err
	}
	time.Sleep(time.Second) // it says nothing when it is ready
	if s.pixels, err = mapPixels(filepath.Join(dir, "Xvfb_screen0")); err != nil {
		s.close()
		return nil, err
	}
	s.input = s.command("xdotool", "-")
	if s.keys, err = s.input.StdinPipe(); err == nil {
		err = s.input.Start()
	}
	if err == nil {
		err = s.do("mousemove 600 300") // without a window manager keys go where the mouse is
	}
	if err != nil {
		s.close()
	}
	return s, err
}

// do has xdotool do something, which begins at once: its own start takes as long as a slide.
func (s *screen) do(what string) error {
	_, err := fmt.Fprintln(s.keys, what)
	return err
}

// mapPixels maps the pixels of an X window dump (XWDFile.h) into memory.
func mapPixels(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	data, err := syscall.Mmap(int(file.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, err
	}
	word := func(n int) int { return int(binary.BigEndian.Uint32(data[4*n:])) }
	const headerSize, colours, bytesPerColour = 0, 19, 12
	return data[word(headerSize)+word(colours)*bytesPerColour:], nil
}

func (s *screen) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+s.name)
	return c
}

// state returns a hash of every seventh stretch of the pixels.
func (s *screen) state() uint64 {
	const stretch = 4096
	var h maphash.Hash
	h.SetSeed(s.seed)
	for at := 0; at+stretch <= len(s.pixels); at += 7 * stretch {
		_, _ = h.Write(s.pixels[at : at+stretch])
	}
	return h.Sum64()
}

// calm is how long nothing changes once a slide is shown whole.
const calm = 400 * time.Millisecond

// press presses a key and returns the time to the picture that follows, once it is whole.
func (s *screen) press(key string) time.Duration {
	begun := time.Now()
	if err := s.do("key " + key); err != nil {
		log.Fatal("pressing ", key, ": ", err)
	}
	return s.settle(calm).Sub(begun)
}

// settle waits until nothing has changed for a time, and returns when the picture that stays was seen first: while a
// window paints the same picture again, a part of it may be missing for a moment.
func (s *screen) settle(quiet time.Duration) time.Time {
	last, changed := s.state(), time.Now()
	first := map[uint64]time.Time{last: changed}
	for time.Since(changed) < quiet {
		time.Sleep(time.Millisecond)
		now := s.state()
		if now == last {
			continue
		}
		last, changed = now, time.Now()
		if _, seen := first[now]; !seen {
			first[now] = changed
		}
	}
	return first[last]
}

func (s *screen) close() {
	if s.input != nil && s.input.Process != nil {
		_ = s.keys.Close()
		_ = s.input.Wait()
	}
	_ = s.server.Process.Kill()
	_ = s.server.Wait()
	os.RemoveAll(s.dir)
}
