# make run and make test are all that a newcomer needs; they install what is missing. make help lists the rest.

# Fyne: everything that touches a widget already runs on its goroutine.
WINDOWS := -tags migrated_fynedo
# The command line, and every room below the windows, without cgo.
PLAIN := CGO_ENABLED=0 go
NOGUI := -tags nogui

# The tests of the shell in which work goes on beside Fyne's goroutine; all of them take the race detector four times as long.
WORKERS := Reading|Cancel|Brief|Watch|Export|Opens|Opened|Refresh|Mapping|Wall|Slow|Index|Started|Handed|Problems|Killed|Resum|Checked|Search|Plain

# Of the tests in which one goroutine does all, those that the race detector takes longest for.
ALONE := HarmlessBulk|NestedToTheLimit|CellWithoutEnd|DontFlicker|LeavesABox|IsOverfull|CannotBeABrief|NeverCoversTheSentence|CountsWhatWasRead|AreReadAsTheyAreTyped|HexagonAndAProvince

# On a display of its own, which isn't reset between two programs.
DISPLAYED := xvfb-run -a -s '-screen 0 2560x1440x24 -noreset'

GOFUMPT := mvdan.cc/gofumpt@v0.12.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

X := /usr/include/X11
LINUX := gcc=gcc pkg-config=pkg-config libc6-dev=/usr/include/stdlib.h libgl1-mesa-dev=/usr/include/GL/gl.h \
	libx11-dev=$(X)/Xlib.h libxcursor-dev=$(X)/Xcursor/Xcursor.h libxi-dev=$(X)/extensions/XInput2.h \
	libxinerama-dev=$(X)/extensions/Xinerama.h libxrandr-dev=$(X)/extensions/Xrandr.h \
	libxxf86vm-dev=$(X)/extensions/xf86vmode.h
HEADERS := $(if $(filter Linux,$(shell uname)),$(LINUX)) # macOS has its own
CHECKERS := pandoc=pandoc poppler-utils=pdftotext qpdf=qpdf gdal-bin=ogrinfo strace=strace dbus-daemon=dbus-daemon xauth=xauth x11-apps=xwd xdotool=xdotool xvfb=xvfb-run
OUTPUTS := xserver-xorg-core=Xorg xserver-xorg-video-dummy=/usr/lib/xorg/modules/drivers/dummy_drv.so openbox=openbox x11-xserver-utils=xrandr
SERVER := postgresql-postgis=/usr/lib/postgresql/*/lib/postgis-3.so postgresql-client=/usr/lib/postgresql/*/bin/psql openssl=openssl procps=pgrep
VALIDATORS := default-jre-headless=java maven=mvn npm=npm chromium=chromium qemu-user=qemu-aarch64 libreoffice-impress=soffice libreoffice-calc=/usr/lib/libreoffice/program/libsclo.so unzip=unzip

.PHONY: run build test check fuzz soak window database pictures bench peers peers-pdf peers-talk peers-read clean help

run: ## open the shipped brief in a window
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname)" = Linux ]; then \
		echo "There is no display for a window. lectern export makes a PDF without one:"; \
		echo "  $(PLAIN) run $(NOGUI) ./app export islamic-state-khorasan -o brief.pdf"; exit 1; fi
	@.ci/need $(HEADERS)
	go build -trimpath -buildvcs=false $(WINDOWS) -o lectern ./app
	./lectern islamic-state-khorasan

build: ## the program, with windows
	@.ci/need $(HEADERS)
	go build -trimpath -buildvcs=false $(WINDOWS) -o lectern ./app

test: ## every test; of those that take long a sample, unless LECTERN_TESTS=whole
	@.ci/need $(HEADERS) $(CHECKERS)
	@.ci/python
	$(PLAIN) test -timeout 30m $(NOGUI) ./...
	go test -timeout 30m $(WINDOWS) ./app/ui/...

check: ## form, vetting, races, a little fuzzing, another processor, validation of PDF, PowerPoint and HTML
	@.ci/need $(HEADERS) $(CHECKERS)
	@.ci/need $(VALIDATORS) || [ -z "$$CI" ]
	@.ci/python
	@unformed=$$(go run $(GOFUMPT) -l app assets briefs) || exit 1; \
		if [ -n "$$unformed" ]; then echo "gofumpt would change:"; echo "$$unformed"; exit 1; fi
	$(PLAIN) vet $(NOGUI) ./...
	go vet $(WINDOWS) ./...
	$(PLAIN) vet $(NOGUI),database ./app/refresh
	CGO_ENABLED=0 go run $(STATICCHECK) $(NOGUI) ./...
	go run $(STATICCHECK) $(WINDOWS) ./...
	# The rooms that are left out start no goroutines of their own but these two below; that several break the lines of a text is tried
	# in typeset.
	# A sample is enough: make test has tried the whole.
	LECTERN_TESTS= go test -race -timeout 30m $(NOGUI) -skip '$(ALONE)' $$($(PLAIN) list $(NOGUI) ./... | grep -v -E '/app$$|/app/(atlas|deck|exchange|fold|geometry|picture|publish)(/|$$)')
	LECTERN_TESTS= CGO_ENABLED=1 .ci/matching 'Own|Namibia|Kept' ./app/exchange -race
	LECTERN_TESTS= CGO_ENABLED=1 .ci/matching 'SameBriefGives|CancelledExports' ./app/publish/paged -race
	LECTERN_TESTS= go test -race -timeout 30m $(WINDOWS) -skip '$(ALONE)' $$(go list $(WINDOWS) ./app/ui/... | grep -v '/ui$$')
	LECTERN_TESTS= go test -race -timeout 30m $(WINDOWS) -run '$(WORKERS)' ./app/ui
	[ -n "$$CI" ] || .ci/fuzz 5s # .ci/run has more of each
	$(PLAIN) build $(NOGUI) -o .cache/lectern ./app
	CGO_ENABLED=0 .ci/reproducible nogui
	.ci/processors
	.ci/verapdf
	.ci/pptx
	.ci/sheets
	.ci/html

fuzz: ## 4 seconds of every fuzz target; make soak has ten minutes
	.ci/fuzz 4s

soak: ## for hours: random tests a hundred times over, and ten minutes of every fuzz target
	@.ci/need $(HEADERS) $(CHECKERS)
	LECTERN_TESTS=soak $(PLAIN) test $(NOGUI) -count=1 -timeout 0 ./...
	LECTERN_TESTS=soak $(DISPLAYED) go test $(WINDOWS),window -count=1 -timeout 0 -run 'Monkey|NothingIsLeft' ./app/ui
	.ci/reproducible migrated_fynedo
	.ci/fuzz 10m

database: ## lectern refresh against a PostgreSQL with PostGIS of its own, also with two million rows
	@.ci/need $(SERVER)
	.ci/database

window: ## the real window, on a display of its own, and talks on one with two outputs
	@.ci/need $(HEADERS) $(CHECKERS) $(OUTPUTS)
	$(DISPLAYED) go test $(WINDOWS),window -timeout 20m -count=1 -run Real ./app/ui

pictures: ## the README's pictures, made by the program itself
	@.ci/need $(HEADERS) $(CHECKERS)
	mkdir -p assets/pictures .cache
	LECTERN_PICTURES=$(CURDIR)/assets/pictures $(DISPLAYED) go test $(WINDOWS),window -count=1 -run ReadMapListAndPresent ./app/ui
	$(PLAIN) run $(NOGUI) ./app export islamic-state-khorasan -o .cache/briefing.pdf
	pdftoppm -r 70 -f 1 -l 1 -png -singlefile .cache/briefing.pdf assets/pictures/briefing
	$(PLAIN) run $(NOGUI) ./app export islamic-state-khorasan --kind slides -o .cache/slides.pdf
	pdftoppm -r 96 -f 15 -l 15 -png -singlefile .cache/slides.pdf assets/pictures/slide

bench: ## how fast, and how much memory
	$(PLAIN) test $(NOGUI) -run '^$$' -bench . -benchmem ./...
	go test $(WINDOWS) -run '^$$' -bench . -benchmem ./app/ui/...

peers: ## the same work by DuckDB and supercluster, in one run; npm must be there
	mkdir -p .cache/peers
	cp app/figure/peers/package.json app/figure/peers/peers.mjs .cache/peers
	cd .cache/peers && npm install --silent --no-fund --no-audit
	$(PLAIN) run ./app/figure/peers >.cache/peers/incidents.csv
	$(PLAIN) test $(NOGUI) -run '^$$' -bench 'FilterChangeMillion|ClusterMillion' ./app/figure >.cache/peers/ours.txt
	$(PLAIN) test $(NOGUI) -run '^$$' -bench CrosstabMillion ./app/incident >>.cache/peers/ours.txt
	$(PLAIN) test $(NOGUI) -run '^$$' -bench ReadMillion -benchtime 3x ./app/incident >>.cache/peers/ours.txt
	cd .cache/peers && node peers.mjs incidents.csv <ours.txt

peers-pdf: ## the same briefing by Typst and Chromium, in one run; npm must be there
	@.ci/need chromium=chromium
	rm -rf .cache/peers-pdf/work
	mkdir -p .cache/peers-pdf
	cp app/publish/peers/package.json app/publish/peers/typst.mjs .cache/peers-pdf
	cd .cache/peers-pdf && npm install --silent --no-fund --no-audit
	$(PLAIN) build $(NOGUI) -o .cache/lectern ./app
	$(PLAIN) run $(NOGUI) ./app/publish/peers -lectern .cache/lectern -typst .cache/peers-pdf/typst.mjs -fonts assets/fonts -brief briefs/islamic-state-khorasan -dir .cache/peers-pdf/work

peers-talk: build ## how fast slides are shown, in turns with pdfpc
	@.ci/need pdf-presenter-console=pdfpc xvfb=xvfb-run xdotool=xdotool
	mkdir -p .cache/peers-talk
	$(PLAIN) run $(NOGUI) ./app/ui/peers -lectern ./lectern -dir .cache/peers-talk

peers-read: build ## how fast the first page is shown, in turns with Evince and zathura
	@.ci/need evince=evince zathura=zathura zathura-pdf-poppler=/usr/share/metainfo/org.pwmt.zathura-pdf-poppler.metainfo.xml xvfb=xvfb-run xdotool=xdotool
	mkdir -p .cache/peers-read
	$(PLAIN) run $(NOGUI) ./app/ui/peers -read -lectern ./lectern -dir .cache/peers-read

clean: ## away with all that is made here
	rm -rf lectern .cache

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 12
