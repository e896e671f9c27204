'use strict';
(function () {
  const byId = id => document.getElementById(id);
  const facts = JSON.parse(byId('facts').textContent);
  const scroll = byId('scroll');
  const stage = byId('stage');
  const search = byId('search');
  const tasks = Array.from(document.querySelectorAll('.task'));
  const rows = tasks.map(task => task.parentNode.parentNode);
  const texts = facts.tasks.map(values => values.join('\n').toLowerCase());
  const indexOf = new Map(tasks.map((task, index) => [task, index]));

  let scale = 1;
  let chosen = -1;
  let shown = -1;
  let matches = [];
  let lit = [];

  document.documentElement.classList.remove('static');

  const turn = (element, name, on) => on ? element.classList.add(name) : element.classList.remove(name);

  // One task: what is known of it, and where it comes from.

  function light(element, kind) {
    if (element) {
      element.classList.add(kind);
      lit.push([element, kind]);
    }
  }

  function show(index) {
    if (index === shown) {
      return;
    }
    shown = index;
    lit.forEach(([element, kind]) => element.classList.remove(kind));
    lit = [];
    if (index < 0) {
      return;
    }
    for (let child = index; child >= 0; child = facts.parents[child]) {
      light(byId('a' + child), 'path');
    }
    facts.parents.forEach((parent, child) => {
      if (parent === index) {
        light(byId('a' + child), 'child');
      }
    });
    const list = document.createElement('dl');
    facts.names.forEach((name, column) => {
      const value = facts.tasks[index][column];
      if (value) {
        const pair = document.createElement('div');
        const term = document.createElement('dt');
        const fact = document.createElement('dd');
        term.textContent = name;
        fact.textContent = value;
        fact.dir = 'auto';
        pair.append(term, fact);
        list.append(pair);
      }
    });
    byId('details').replaceChildren(list);
  }

  function choose(index, focus) {
    if (index < 0 || index >= tasks.length) {
      return;
    }
    if (chosen >= 0) {
      tasks[chosen].classList.remove('chosen');
      tasks[chosen].tabIndex = -1;
    }
    chosen = index;
    tasks[index].classList.add('chosen');
    tasks[index].tabIndex = 0;
    if (focus) {
      tasks[index].focus({preventScroll: true});
    }
    tasks[index].scrollIntoView({block: 'nearest', inline: 'nearest'});
    show(index);
    count();
  }

  function taskAt(event) {
    const task = event.target.closest && event.target.closest('.task');
    return task ? indexOf.get(task) : -1;
  }

  stage.addEventListener('click', event => choose(taskAt(event), true));
  stage.addEventListener('mouseover', event => show(taskAt(event) >= 0 ? taskAt(event) : chosen));
  stage.addEventListener('mouseleave', () => show(chosen));
  stage.addEventListener('focusin', event => {
    if (taskAt(event) >= 0 && taskAt(event) !== chosen) {
      choose(taskAt(event), false);
    }
  });

  // Search.

  function count() {
    const at = matches.indexOf(chosen);
    byId('found').textContent = search.value === '' ? '' : matches.length === 0 ? 'none'
        : (at >= 0 ? at + 1 + ' of ' : '') + matches.length + (at >= 0 ? '' : ' found');
  }

  function find() {
    const wanted = search.value.trim().toLowerCase();
    matches = [];
    rows.forEach((row, index) => {
      const matching = wanted !== '' && texts[index].includes(wanted);
      turn(row, 'match', matching);
      if (matching) {
        matches.push(index);
      }
    });
    turn(stage, 'searching', wanted !== '');
    count();
  }

  function go(forward) {
    if (matches.length > 0) {
      const ordered = forward ? matches : matches.slice().reverse();
      const after = ordered.find(index => forward ? index > chosen : index < chosen);
      choose(after === undefined ? ordered[0] : after, false);
    }
  }

  search.addEventListener('input', find);
  search.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      go(!event.shiftKey);
    } else if (event.key === 'Escape') {
      search.value = '';
      find();
      scroll.focus();
    }
  });
  byId('next').addEventListener('click', () => go(true));
  byId('previous').addEventListener('click', () => go(false));

  // Zoom, keeping what is under the pointer there. What is too long to be seen at once is pressed together from above:
  // below the scale at which all lanes fit, only the rows get smaller.

  const ROW = 30;
  const HEAD = 34;
  const width = parseFloat(stage.style.width);
  const height = ROW * stage.querySelectorAll('tbody tr').length;

  function zoomTo(wanted, x, y) {
    const before = {scale, zoom: parseFloat(stage.style.zoom || '1'), left: scroll.scrollLeft, top: scroll.scrollTop};
    scale = Math.min(3, Math.max(1.5 / ROW, wanted));
    const zoom = Math.max(scale, Math.min(1, Math.max(0.3, scroll.clientWidth / width)));
    stage.style.zoom = String(zoom);
    stage.style.setProperty('--row', ROW * scale / zoom + 'px');
    turn(stage, 'far', ROW * scale < 13);
    byId('zoom').textContent = Math.round(scale * 100) + ' %';
    scroll.scrollLeft = (before.left + x) * zoom / before.zoom - x;
    scroll.scrollTop = (before.top + y) * scale / before.scale - y;
  }

  const zoomBy = factor => zoomTo(scale * factor, scroll.clientWidth / 2, scroll.clientHeight / 2);

  function fit() {
    const across = scroll.clientWidth / width;
    zoomTo(Math.min(1.5, across, (scroll.clientHeight - HEAD * Math.min(1, across)) / height), 0, 0);
  }

  byId('larger').addEventListener('click', () => zoomBy(1.25));
  byId('smaller').addEventListener('click', () => zoomBy(0.8));
  byId('actual').addEventListener('click', () => zoomTo(1, 0, 0));
  byId('fit').addEventListener('click', fit);
  scroll.addEventListener('wheel', event => {
    if (event.ctrlKey) {
      event.preventDefault();
      const box = scroll.getBoundingClientRect();
      zoomTo(scale * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
    }
  }, {passive: false});

  // Keys, wherever the focus is but in a field.

  const keys = {
    'ArrowDown': () => choose(chosen + 1, true),
    'ArrowUp': () => choose(chosen < 0 ? tasks.length - 1 : chosen - 1, true),
    'ArrowLeft': () => choose(chosen < 0 ? -1 : facts.parents[chosen], true),
    'Home': () => choose(0, true),
    'End': () => choose(tasks.length - 1, true),
    '/': () => search.focus(),
    '+': () => zoomBy(1.25),
    '-': () => zoomBy(0.8),
    '0': () => zoomTo(1, 0, 0),
    'f': fit
  };
  document.addEventListener('keydown', event => {
    if (event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  // Links to marked steps choose them, so that the table's own scrolling is used.

  document.querySelectorAll('nav a').forEach(link => link.addEventListener('click', event => {
    event.preventDefault();
    choose(rows.indexOf(byId(link.getAttribute('href').substring(1))), true);
  }));

  // Copy.

  const replay = byId('replay');
  const copy = byId('copy');
  copy.hidden = !replay;
  copy.addEventListener('click', () => {
    const select = () => window.getSelection().selectAllChildren(replay); // then the user's own copy works
    if (navigator.clipboard) {
      navigator.clipboard.writeText(replay.textContent).then(() => copy.textContent = 'Copied', select);
    } else {
      select();
    }
  });

  const important = document.querySelector('tr.fails .task') || document.querySelector('tr.culprit .task');
  if (important) {
    choose(indexOf.get(important), false);
  }
})();
