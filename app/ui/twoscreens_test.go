//go:build !nogui && window

package ui

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	house "lectern/app/draw"
)

// This file gives talks on two real outputs of an X server. It needs Xorg with its dummy driver, and the right to start
// it, which a display in a window doesn't.

// xorgConfig has two outputs of 1280 by 800 pixels or more.
const xorgConfig = `Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1280x800" 83.50 1280 1352 1480 1680 800 803 809 831 -HSync +VSync
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800"
    Virtual 3840 1200
  EndSubSection
EndSection
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
`

// openOutputs starts an X server with two outputs, the second placed by arguments of xrandr, and a window manager. It
// skips the test where the system doesn't let it.
func openOutputs(t *testing.T, place ...string) {
	t.Helper()
	for _, tool := range []string{"Xorg", "openbox", "xrandr"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed")
		}
	}
	config := filepath.Join(t.TempDir(), "xorg.conf")
	if err := os.WriteFile(config, []byte(xorgConfig), 0o600); err != nil {
		t.Fatal(err)
	}
	display := fmt.Sprintf(":%d", 20+os.Getpid()%70)
	server := exec.Command("Xorg", display, "-config", config, "-noreset")
	if err := server.Start(); err != nil {
		t.Skip("Xorg doesn't start: ", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Wait() }()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		<-ended
	})
	t.Setenv("DISPLAY", display)
	for end := time.Now().Add(10 * time.Second); exec.Command("xrandr").Run() != nil; time.Sleep(50 * time.Millisecond) {
		select {
		case err := <-ended:
			ended <- err
			t.Skip("Xorg can't be started here: ", err)
		default:
		}
		if time.Now().After(end) {
			t.Skip("Xorg can't be started here: it shows no display")
		}
	}
	manager := exec.Command("openbox")
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = manager.Process.Kill(); _ = manager.Wait() })
	setOutput(t, strings.Fields("--newmode second 83.50 1280 1352 1480 1680 800 803 809 831")...)
	setOutput(t, "--addmode", "DUMMY1", "second")
	if len(place) > 0 {
		setOutput(t, append([]string{"--output", "DUMMY1", "--mode", "second"}, place...)...)
	}
	setOutput(t) // only a question makes the server look whether an output is there
}

func setOutput(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("xrandr", args...).CombinedOutput(); err != nil {
		t.Fatalf("xrandr %v: %v\n%s", args, err, out)
	}
}

// hasNotes reports whether the speaker's window is on an output, and hasSlide whether a slide fills it.
func hasNotes(img *image.RGBA, output image.Rectangle) bool {
	return share(img, output, house.Dark.Page)+share(img, output, house.Dark.Desk) > 0.2
}

func hasSlide(img *image.RGBA, output image.Rectangle) bool {
	return share(img, output, house.Light.Page) > 0.5 && !hasNotes(img, output)
}

func TestNotesAreNeverOnARealWall(t *testing.T) {
	name := built(t)
	left, right := image.Rect(0, 0, 1280, 800), image.Rect(1280, 0, 2560, 800)
	for layout, c := range map[string]struct {
		place       []string // of the second output
		args        []string
		wall, notes image.Rectangle // notes are empty where they are hidden
	}{
		"extended":          {[]string{"--right-of", "DUMMY0"}, []string{"--screen", "2", "--notes-screen", "1"}, right, left},
		"projector at left": {[]string{"--left-of", "DUMMY0"}, []string{"--screen", "2", "--notes-screen", "1"}, left, right},
		"projector primary": { // which counts as the first
			[]string{"--right-of", "DUMMY0", "--primary"}, []string{"--screen", "1", "--notes-screen", "2"}, right, left},
		"the other way": {[]string{"--right-of", "DUMMY0"}, []string{"--screen", "1", "--notes-screen", "2"}, left, right},
		"mirrored":      {[]string{"--same-as", "DUMMY0"}, nil, left, image.Rectangle{}},
		"one screen":    {nil, nil, left, image.Rectangle{}},
	} {
		t.Run(layout, func(t *testing.T) {
			openOutputs(t, c.place...)
			p := start(t, name, "light", 1, append([]string{"present", firstBrief}, c.args...)...)
			watch := func(until func(*image.RGBA) bool) {
				t.Helper()
				for end := time.Now().Add(40 * time.Second); ; {
					img := p.screen()
					if img == nil {
						continue
					}
					if hasNotes(img, c.wall) {
						keep(t, img, "notes-on-the-wall")
						t.Fatal("the notes are on the wall")
					}
					if until(img) {
						return
					}
					if time.Now().After(end) {
						keep(t, img, "no-talk")
						t.Fatal("the talk is never as it should be")
					}
				}
			}
			inPlace := func(img *image.RGBA) bool {
				return hasSlide(img, c.wall) && (c.notes.Empty() || hasNotes(img, c.notes))
			}
			watch(inPlace)
			over := time.Now().Add(time.Second) // and what comes late
			watch(func(*image.RGBA) bool { return time.Now().After(over) })
			if c.notes.Empty() {
				return
			}
			for range 10 { // faster than windows move: a key may come when none has the keyboard
				p.do("key", "s")
				time.Sleep(150 * time.Millisecond)
			}
			p.until("each screen has its window", func(img *image.RGBA) bool {
				return inPlace(img) || hasSlide(img, c.notes) && hasNotes(img, c.wall)
			})
		})
	}
}

func TestSlidesComeBackWithTheirRealScreen(t *testing.T) {
	name := built(t)
	openOutputs(t, "--right-of", "DUMMY0")
	p := start(t, name, "light", 1, "present", firstBrief, "--screen", "2", "--notes-screen", "1")
	left, right := image.Rect(0, 0, 1280, 800), image.Rect(1280, 0, 2560, 800)
	inPlace := func(img *image.RGBA) bool {
		return img.Rect.Dx() == 2560 && hasSlide(img, right) && hasNotes(img, left)
	}
	p.until("the talk is on both screens", inPlace)
	setOutput(t, "--output", "DUMMY1", "--off")
	p.until("the speaker is told", func(img *image.RGBA) bool { return share(img, left, house.Dark.CautionWash) > 0.02 })
	setOutput(t, "--output", "DUMMY1", "--mode", "second", "--right-of", "DUMMY0")
	setOutput(t)
	p.until("the slides are back", inPlace)
}
