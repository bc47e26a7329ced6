//go:build window && !nogui

package ui

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/image/draw"

	house "lectern/app/draw"
	"lectern/app/golden"
	"lectern/app/incident/synthetic"
)

// This file drives the real program in a real window: xdotool is the hand, and what X shows is
// looked at pixel by pixel. It runs under Xvfb, on a screen of 2560 by 1440.
//
// With LECTERN_PICTURES set to a folder it leaves there the pictures that the README shows.

// built is the program.
func built(t *testing.T) string {
	t.Helper()
	if os.Getenv("DISPLAY") == "" {
		t.Skip("there is no display: make window brings its own")
	}
	for _, tool := range []string{"xdotool", "xwd"} {
		if _, err := exec.LookPath(tool); err != nil {
			golden.Missing(t, tool+" is not installed: make window installs it")
		}
	}
	name := filepath.Join(t.TempDir(), "lectern")
	out, err := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", name, "lectern/app").CombinedOutput()
	if err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return name
}

// program is one running.
type program struct {
	t    *testing.T
	cmd  *exec.Cmd
	log  lockedLog
	done chan error
}

// lockedLog keeps what a program writes while it runs.
type lockedLog struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// start runs the program with a home of its own.
func start(t *testing.T, name, theme string, scale int, args ...string) *program {
	t.Helper()
	return startIn(t, nil, name, theme, scale, args...)
}

// startIn is start with more variables of the environment.
func startIn(t *testing.T, extraEnv []string, name, theme string, scale int, args ...string) *program {
	t.Helper()
	home := t.TempDir()
	config := filepath.Join(home, ".config", "lectern")
	if err := os.MkdirAll(config, 0o755); err != nil {
		t.Fatal(err)
	}
	settings := fmt.Sprintf(`{"theme": %q, "width": 1280, "height": 800}`, theme)
	if scale == 2 {
		settings = fmt.Sprintf(`{"theme": %q, "width": 1280, "height": 720}`, theme)
	}
	if err := os.WriteFile(filepath.Join(config, "settings.json"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	p := &program{t: t, cmd: exec.Command(name, args...), done: make(chan error, 1)}
	p.cmd.Env = append(os.Environ(), "HOME="+home, "XDG_CONFIG_HOME="+filepath.Join(home, ".config"), "LANG=en_GB.UTF-8", fmt.Sprintf("FYNE_SCALE=%d", scale))
	p.cmd.Env = append(p.cmd.Env, extraEnv...)
	p.cmd.Stderr = &p.log
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.done <- p.cmd.Wait() }()
	t.Cleanup(func() {
		p.cmd.Process.Kill()
		for line := range strings.Lines(p.log.String()) {
			if !strings.HasPrefix(line, "gc ") { // a trace that a test asked for
				t.Errorf("on the terminal: %s", line)
			}
		}
	})
	return p
}

func (p *program) do(args ...string) {
	p.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
}

// screen returns the picture of the display, or nil: while windows come and go X refuses it at times.
func (p *program) screen() *image.RGBA {
	p.t.Helper()
	raw, err := exec.Command("xwd", "-root", "-silent").Output()
	if err != nil {
		return nil
	}
	return decodeXWD(p.t, raw)
}

// until waits for the screen to be as wanted.
func (p *program) until(what string, is func(*image.RGBA) bool) *image.RGBA {
	p.t.Helper()
	for end := time.Now().Add(40 * time.Second); ; time.Sleep(150 * time.Millisecond) {
		select {
		case err := <-p.done:
			p.t.Fatalf("waiting until %s: the program ended: %v\n%s", what, err, p.log.String())
		default:
		}
		img := p.screen()
		if img != nil && is(img) {
			time.Sleep(600 * time.Millisecond) // what is still on its way
			if settled := p.screen(); settled != nil {
				return settled
			}
			return img
		}
		if time.Now().After(end) {
			if img == nil {
				p.t.Fatalf("X gives no picture, waiting until %s", what)
			}
			keep(p.t, img, "failed-"+strings.ReplaceAll(p.t.Name(), "/", "-"))
			p.t.Fatalf("the window never came to this: %s", what)
		}
	}
}

// share is how much of an area has a colour, of its pixels.
func share(img *image.RGBA, area image.Rectangle, ink house.Ink) float64 {
	n := 0
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			i := img.PixOffset(x, y)
			if img.Pix[i] == ink.R && img.Pix[i+1] == ink.G && img.Pix[i+2] == ink.B {
				n++
			}
		}
	}
	return float64(n) / float64(max(1, area.Dx()*area.Dy()))
}

// keep saves a picture for the README, or of a failure.
func keep(t *testing.T, img image.Image, name string) {
	t.Helper()
	dir := os.Getenv("LECTERN_PICTURES")
	if dir == "" {
		return
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// windowOf cuts the program's part out of the screen.
func windowOf(img *image.RGBA) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, 1280, 800))
	draw.Draw(out, out.Rect, img, image.Point{}, draw.Src)
	return out
}

func TestReadMapListAndPresentInARealWindow(t *testing.T) {
	name := built(t)
	tests := []struct {
		theme string
		scale int
		p     *house.Palette
	}{
		{"light", 1, &house.Light},
		{"dark", 1, &house.Dark},
		{"light", 2, &house.Light},
		{"dark", 2, &house.Dark},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%s at %d", tt.theme, tt.scale), func(t *testing.T) {
			p := start(t, name, tt.theme, tt.scale, firstBrief)
			at := func(x, y, w, h int) image.Rectangle {
				return image.Rect(x*tt.scale, y*tt.scale, (x+w)*tt.scale, (y+h)*tt.scale)
			}
			picture := func(img *image.RGBA, name string) {
				if tt.scale == 1 { // twice the size shows a reader nothing more
					keep(t, windowOf(img), name)
				}
			}
			page := at(300, 120, 560, 500)
			img := p.until("the page is there, with text on it", func(img *image.RGBA) bool {
				return share(img, page, tt.p.Page) > 0.5 && share(img, page, tt.p.Ink) > 0.005
			})
			picture(img, "read-"+tt.theme)

			p.do("key", "ctrl+2")
			mapArea, list := at(10, 200, 800, 400), at(880, 200, 380, 380)
			img = p.until("the map is there, with symbols, and the list beside it", func(img *image.RGBA) bool {
				return share(img, mapArea, tt.p.Focus) > 0.05 && share(img, mapArea, tt.p.Killed) > 0.005 && share(img, list, tt.p.Killed) > 0.001
			})
			picture(img, "incidents-"+tt.theme)

			many := share(img, mapArea, tt.p.Killed)
			p.do("key", "ctrl+k")
			p.do("type", "--delay", "30", "country:Pakistan ")
			p.until("fewer people are on the map than before", func(img *image.RGBA) bool {
				s := share(img, mapArea, tt.p.Killed)
				return s > 0 && s < many/2
			})
			p.do("key", "Return")
			p.do("key", "Down")
			p.until("a row is chosen, and its card is on the map", func(img *image.RGBA) bool {
				return share(img, list, tt.p.Wash) > 0.03 && share(img, mapArea, tt.p.Raise) > 0.05
			})

			p.do("key", "Escape", "F5")
			stage := image.Rect(120, 120, 2120, 920) // of the screen, whatever the scale: the title is in its middle
			img = p.until("a slide fills the screen", func(img *image.RGBA) bool {
				return share(img, stage, tt.p.Page) > 0.6 && share(img, stage, tt.p.Ink) > 0.01
			})
			before := img
			p.do("key", "Right")
			p.until("the next slide is there", func(img *image.RGBA) bool { return !bytes.Equal(img.Pix, before.Pix) })
			p.do("key", "5", "Return", "s") // with one screen S shows the speaker's window
			notes := at(20, 560, 700, 160)
			img = p.until("the notes are there", func(img *image.RGBA) bool {
				return share(img, notes, house.Dark.Page) > 0.5 && share(img, notes, house.Dark.Ink) > 0.01
			})
			if tt.theme == "light" {
				picture(img, "speaker")
			}
			p.do("key", "s")
			p.until("the slide is back", func(img *image.RGBA) bool { return share(img, stage, tt.p.Page) > 0.6 })
			p.do("key", "b")
			p.until("the screen is black", func(img *image.RGBA) bool { return share(img, stage, house.MarkBackground) > 0.99 })
			p.do("key", "b", "Escape", "Escape")
			p.until("the desk is back", func(img *image.RGBA) bool { return share(img, list, tt.p.Page) > 0.3 })
		})
	}
}

// Fyne logs an error before main begins where the locale names no language. Whatever stands on the terminal
// fails a test.
func TestNothingIsSaidOnARealTerminalInAnyLocale(t *testing.T) {
	name := built(t)
	for _, locale := range []string{"C", "C.UTF-8", "de_DE@euro", "no-locale!"} {
		t.Run(locale, func(t *testing.T) {
			p := startIn(t, []string{"LANG=" + locale, "LC_ALL=", "LC_MESSAGES=", "LANGUAGE="}, name, "light", 1, firstBrief)
			p.until("the page is there", func(img *image.RGBA) bool { return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005 })
		})
	}
}

func TestAnUnreachableRealDisplayIsToldInOneLine(t *testing.T) {
	name := built(t)
	for _, args := range [][]string{{}, {firstBrief}, {"present", firstBrief}} {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "DISPLAY=:4711", "WAYLAND_DISPLAY=")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		err := cmd.Run()
		const want = "lectern: the display :4711 can't be opened; lectern export makes a PDF without one\n"
		if cmd.ProcessState.ExitCode() != 3 || stderr.String() != want {
			t.Errorf("%v ends with %v and says\n%swant code 3 and\n%s", args, err, stderr.String(), want)
		}
	}
}

// An event on its way to a closed window ended the program: slides are left as soon as they are asked
// for.
func TestSlidesCanBeLeftAtOnceInARealWindow(t *testing.T) {
	p := start(t, built(t), "light", 1, firstBrief)
	page := func(img *image.RGBA) bool { return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005 }
	p.until("the page is there", page)
	for _, pause := range []time.Duration{20, 100, 150, 150, 150, 200, 300, 500, 800, 150, 150, 150} {
		p.do("key", "F5")
		time.Sleep(pause * time.Millisecond)
		p.do("key", "Escape", "Escape")
		time.Sleep(900 * time.Millisecond)
	}
	p.do("key", "Escape", "Escape")
	p.until("the page is back", page)
}

// A million incidents are opened with progress, filtered, brushed and walked through by keys alone, in little more
// memory than some thousands of them.
func TestAMillionIncidentsInARealWindow(t *testing.T) {
	name := built(t)
	var few, million int
	t.Run("20,000", func(t *testing.T) { few = walkIncidents(t, name, 20_000) })
	t.Run("a million", func(t *testing.T) { million = walkIncidents(t, name, 1_000_000) })
	if more := million - few; more > 200 {
		t.Errorf("a million incidents take %d MB more than 20,000, want at most 200", more)
	}
}

// walkIncidents opens a brief of that many incidents, walks through them and returns the memory that is then resident, in MB.
func walkIncidents(t *testing.T, name string, incidents int) int {
	t.Helper()
	dir := t.TempDir()
	sections := ""
	for _, id := range []string{"aims", "capacity", "attacks", "recommendations"} {
		sections += "\n# The " + id + " {#" + id + "}\n\nText.\n"
	}
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte("---\ntitle: Many\nas-of: 2024-12-31\n---\n"+sections), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filepath.Join(dir, "incidents.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(synthetic.WriteCSV(f, synthetic.Towns(20_000), incidents), f.Close()); err != nil {
		t.Fatal(err)
	}
	p := start(t, name, "light", 1, dir)
	p.until("the page is there", func(img *image.RGBA) bool {
		return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.001
	})
	p.do("key", "ctrl+2")
	mapArea, bars := image.Rect(10, 200, 840, 480), image.Rect(20, 690, 1230, 770)
	p.until("the map and the timeline are there", func(img *image.RGBA) bool {
		return share(img, mapArea, house.Light.Killed) > 0.01 && share(img, bars, house.Light.Killed) > 0.1
	})
	many := share(p.screen(), mapArea, house.Light.Killed)
	p.do("key", "ctrl+k")
	p.do("type", "--delay", "40", "country:Pakistan ")
	p.until("only one country has symbols", func(img *image.RGBA) bool {
		s := share(img, mapArea, house.Light.Killed)
		return s > 0.0003 && s < many/2
	})
	p.do("key", "Return", "ctrl+shift+Left", "ctrl+shift+Left", "ctrl+shift+Left")
	p.until("the timeline is brushed", func(img *image.RGBA) bool {
		return share(img, bars, house.Light.Ghost) > 0.02 && share(img, bars, house.Light.Accent) > 0
	})
	p.do("key", "ctrl+Right", "ctrl+Right")
	list := image.Rect(860, 200, 1270, 640)
	p.until("an incident is chosen", func(img *image.RGBA) bool { return share(img, list, house.Light.Wash) > 0.02 })
	time.Sleep(3 * time.Second) // at rest the memory of former answers is returned
	return resident(t, p)
}

func TestReadingTakesLittleMemoryInARealWindow(t *testing.T) {
	p := start(t, built(t), "light", 1, firstBrief)
	p.until("the page is there", func(img *image.RGBA) bool {
		return share(img, image.Rect(300, 120, 860, 620), house.Light.Ink) > 0.005
	})
	if mb := resident(t, p); mb > 250 {
		t.Errorf("resident %d MB, want at most 250", mb)
	}
}

// resident is the program's memory in MB.
func resident(t *testing.T, p *program) int {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Skipf("memory can't be read here: %v", err)
	}
	var kb int
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			fmt.Sscanf(rest, "%d", &kb)
		}
	}
	if kb == 0 {
		t.Fatal("the system doesn't say how much memory is resident")
	}
	t.Logf("resident: %d MB", kb/1024)
	return kb / 1024
}

// decodeXWD reads X's own picture format, of true colours.
func decodeXWD(t *testing.T, raw []byte) *image.RGBA {
	t.Helper()
	field := func(n int) int {
		return int(raw[4*n])<<24 | int(raw[4*n+1])<<16 | int(raw[4*n+2])<<8 | int(raw[4*n+3])
	}
	if len(raw) < 100 {
		t.Fatal("xwd gave no picture")
	}
	w, h, stride := field(4), field(5), field(12)
	each := field(11) / 8 // bytes a pixel: 4, or 3 where windows of several kinds are on the screen
	if each < 3 || stride < each*w {
		t.Fatalf("the screen has %d bytes a pixel and %d a line of %d", each, stride, w)
	}
	from := field(0) + field(19)*12
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := raw[from+y*stride:]
		for x := range w {
			o := img.Pix[img.PixOffset(x, y):]
			o[0], o[1], o[2], o[3] = row[each*x+2], row[each*x+1], row[each*x], 255
		}
	}
	return img
}
