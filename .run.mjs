import fs from 'node:fs'
import { runnerImport } from 'vite'
import { naive } from '/tmp/acc/naive.mjs'
const root='/work/h/accuracy'
const m=(await runnerImport('./utils/lexicon/index.ts',{root,configFile:false,logLevel:'error'})).module
const big=process.argv[3]==='big'
let ents=JSON.parse(fs.readFileSync('/work/shared/data/gold/entities.json'))
if(big){const d=JSON.parse(fs.readFileSync('/work/shared/data/entities.json')); const arr=Array.isArray(d)?d:d.entities; ents=[];const seen=new Set();for(const e of arr){if(Object.keys(e.sources||{}).length<2)continue; const v=e.vendor,p=e.product; if(v&&!seen.has(v)){seen.add(v);ents.push({id:'company:'+v,name:v,type:'Company'})} if(p)ents.push({id:'product:'+v+'/'+p,name:p,type:'Product',vendor:v,aliases:e.aliases})}}
const lex=m.openLexicon(m.compileLexicon(ents)); const find=naive(ents)
const docs=JSON.parse(fs.readFileSync(process.argv[2]))
const strict=process.argv[4]||'balanced', mode=process.argv[5]||'found'
for(const d of docs){ const found=m.spot(lex,d.blocks,{strictness:strict}); 
 console.log('## '+d.page)
 const ctx=(b,s,e)=>(d.blocks[b].slice(Math.max(0,s-38),s)+'⟦'+d.blocks[b].slice(s,e)+'⟧'+d.blocks[b].slice(e,e+28)).replace(/\s+/g,' ')
 const seen=new Map()
 if(mode==='found') for(const x of found){ if(x.kind==='identifier')continue; const k=d.blocks[x.block].slice(x.start,x.end)+x.cue; const n=(seen.get(k)||0)+1; seen.set(k,n); if(n>2) continue; if(x.cue==='distinct'&&n>1)continue; console.log('  '+ctx(x.block,x.start,x.end)+'  '+x.cue+(x.version?' v='+x.version.text:'')+' '+x.entityId.slice(0,40)) }
 else for(let b=0;b<d.blocks.length;b++) for(const h of find(d.blocks[b])){ const t=d.blocks[b].slice(h.start,h.end); if(found.some(x=>x.block===b&&x.start<h.end&&h.start<x.end)) continue; if(t===t.toLowerCase()) continue; const n=(seen.get(t)||0)+1; seen.set(t,n); if(n>2)continue; console.log('  '+ctx(b,h.start,h.end)) }
}
