import fs from 'node:fs'
import { runnerImport } from 'vite'
const m=(await runnerImport('./utils/lexicon/index.ts',{root:'/work/h/accuracy',configFile:false,logLevel:'error'})).module
const d=JSON.parse(fs.readFileSync('/work/shared/data/entities.json')); const arr=Array.isArray(d)?d:d.entities
const ents=[];const seen=new Set();for(const e of arr){if(Object.keys(e.sources||{}).length<+(process.argv[2]||2))continue; const v=e.vendor,p=e.product; if(v&&!seen.has(v)){seen.add(v);ents.push({id:'company:'+v,name:v,type:'Company'})} if(p)ents.push({id:'product:'+v+'/'+p,name:p,type:'Product',vendor:v,aliases:e.aliases})}
let t=performance.now(); const buf=m.compileLexicon(ents); console.log(ents.length,'entities', buf.byteLength, 'bytes', Math.round(performance.now()-t),'ms compile')
const lex=m.openLexicon(buf); console.log(lex.size,'spellings')
for(const dir of ['/work/shared/data/gold/pages/','/work/h/accuracy/tests/fixtures/gold/pages/']){ let right=0,wrong=[],names=0,hit=0
for(const f of fs.readdirSync(dir)){const p=JSON.parse(fs.readFileSync(dir+f)); t=performance.now(); const found=m.spot(lex,p.blocks).filter(x=>x.kind==='name'); 
 for(const x of found){const l=p.mentions.filter(l=>l.block===x.block&&l.start<x.end&&x.start<l.end); if(l.some(l=>l.label.startsWith('name')))right++; else if(!l.some(l=>l.label==='debatable')) wrong.push(f+' '+p.blocks[x.block].slice(Math.max(0,x.start-35),x.start)+'⟦'+p.blocks[x.block].slice(x.start,x.end)+'⟧'+p.blocks[x.block].slice(x.end,x.end+20)+' '+x.cue+' '+x.entityId)}
 for(const l of p.mentions.filter(l=>l.label==='name')){names++; if(found.some(x=>l.block===x.block&&l.start<x.end&&x.start<l.end))hit++}}
console.log(dir,right,wrong.length,hit,names); console.log(wrong.map(w=>w.replace(/\s+/g,' ')).join('\n'))}
