// What the pages do beyond links and forms; every page reads well without it.
import htmx from "htmx.org/dist/htmx.esm.js";
import { copying } from "./copying.js";
import { evidence } from "./evidence.js";
import { keys } from "./keys.js";

window.htmx = htmx;
keys(document);
evidence(window);
copying(document);
