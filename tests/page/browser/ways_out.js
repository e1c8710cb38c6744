// Tries every way out of a page or a worker that a browser has; returns by way what came of it.
async (address) => {
  const found = {};
  const tooLate = () => new Promise((_done, fail) => setTimeout(fail, 800));
  const attempt = async (way, doing) => {
    try {
      found[way] = String(await Promise.race([doing(), tooLate()]));
    } catch {
      found[way] = "refused";
    }
  };
  const opens = (one) => new Promise((done, fail) => Object.assign(one, { onopen: done, onload: done, onerror: fail }));
  await attempt("fetch", () => fetch(`${address}/fetch`));
  await attempt("XMLHttpRequest", () => {
    const one = new XMLHttpRequest();
    one.open("GET", `${address}/xhr`);
    const sent = opens(one);
    one.send();
    return sent;
  });
  await attempt("WebSocket", () => opens(new WebSocket(`${address.replace("http", "ws")}/socket`)));
  await attempt("EventSource", () => opens(new EventSource(`${address}/events`)));
  await attempt("beacon", () => navigator.sendBeacon?.(`${address}/beacon`, "x"));
  await attempt("import", () => import(`${address}/module.js`));
  await attempt("importScripts", () => importScripts(`${address}/script.js`));
  await attempt("eval", () => (0, eval)("1"));
  await attempt("Function", () => new Function("return 1")());
  await attempt("RTCPeerConnection", async () => {
    const one = new RTCPeerConnection({ iceServers: [{ urls: address.replace("http://", "stun:") }] });
    one.createDataChannel("x");
    await one.setLocalDescription(await one.createOffer());
  });
  if (typeof document !== "undefined") {
    for (const [tag, field] of [["img", "src"], ["script", "src"], ["iframe", "src"], ["object", "data"], ["video", "src"], ["embed", "src"]]) {
      await attempt(tag, () => document.body.append(Object.assign(document.createElement(tag), { [field]: `${address}/${tag}` })));
    }
    await attempt("prefetch", () => document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: `${address}/link` })));
    await attempt("style", () => {
      const one = document.createElement("p");
      one.style.backgroundImage = `url(${address}/style)`;
      document.body.append(one);
    });
    await attempt("inline", () => {
      const one = document.createElement("div");
      one.innerHTML = "<img src=x onerror='window.ran = 1'>";
      document.body.append(one);
    });
  }
  await new Promise((done) => setTimeout(done, 300));
  return found;
};
